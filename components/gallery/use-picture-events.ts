import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useState,
} from "react";
import { useGallery, useGalleryParts } from "#components/gallery/gallery-context.tsx";
import { type Layout, type Step, stepFrom } from "#components/gallery/layout.ts";
import { countPicked } from "#components/gallery/picked.ts";
import { openItem } from "#components/gallery/use-select.ts";
import { useSelecting } from "#components/gallery/use-selecting.ts";
import { reveal, scrollerOf } from "#components/gallery/use-window.ts";

const steps: Readonly<Record<string, Step>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
  Home: "first",
  End: "last",
  PageUp: "pageUp",
  PageDown: "pageDown",
};

const positionUnder = (target: EventTarget): number | null => {
  const tile = (target as Element).closest<HTMLElement>("[data-position]");
  return tile ? Number(tile.dataset.position) : null;
};

/** What happens when somebody clicks on, points at or moves among the pictures: one set of listeners for all of them. */
export function usePictureEvents(stage: RefObject<HTMLElement | null>, layout: Layout) {
  const { store } = useGalleryParts();
  const selecting = useSelecting();
  const [hovered, setHovered] = useState<number | null>(null);
  const [menu, setMenu] = useState<{ position: number; x: number; y: number } | null>(null);
  const focused = useFocusedByKeys(stage);
  const moveFocus = useMovingFocus(stage, layout);

  const open = (position: number) => {
    const item = store.getState().catalogue.items.get(position);
    if (item && !store.getState().shown.filter.trash) openItem(item);
  };

  const isSelecting = () => countPicked(store.getState().picked) > 0;

  const move = (event: KeyboardEvent, step: Step) => {
    const page = stage.current ? scrollerOf(stage.current).clientHeight * 0.8 : 600;
    const next = stepFrom(layout, store.getState().focus, step, page);
    if (event.shiftKey) void selecting.extendTo(next);
    moveFocus(next);
  };

  /** What a key means on a picture, or null for a key that means nothing here. */
  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: a table of keys.
  const meaningOf = (event: KeyboardEvent): (() => void) | null => {
    const isMod = event.ctrlKey || event.metaKey;
    const step = steps[event.key];
    if (event.altKey) return null;
    if (isMod && event.key.toLowerCase() === "a") return selecting.all;
    if (step && (!isMod || step === "first" || step === "last")) return () => move(event, step);
    if (isMod) return null;
    if (event.key === "Enter" || event.key === " ") return () => open(store.getState().focus);
    return event.key === "Escape" && isSelecting() ? selecting.clear : null;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || positionUnder(event.target) === null) return;
    const deed = meaningOf(event);
    if (!deed) return;
    event.preventDefault();
    event.stopPropagation();
    deed();
  };

  const onClick = (event: MouseEvent) => {
    const position = positionUnder(event.target);
    if (position === null) return;
    const isTick = (event.target as Element).closest("[data-tick]") !== null;
    const isTouched = (event.nativeEvent as globalThis.PointerEvent).pointerType === "touch";
    if (event.shiftKey) {
      void selecting.extendTo(position);
      moveFocus(position);
      return;
    }
    store.getState().set({ focus: position });
    if (isTick || event.ctrlKey || event.metaKey || (isTouched && isSelecting()))
      selecting.toggleAt(position);
    else open(position);
  };

  const onContextMenu = (event: MouseEvent) => {
    const position = positionUnder(event.target);
    if (position === null || event.shiftKey) return;
    event.preventDefault();
    store.getState().set({ focus: position });
    const { clientX: x, clientY: y } = event;
    // The release of the button that is still down would dismiss a popover shown now.
    const show = () => setMenu({ position, x, y });
    if (event.buttons === 0) show();
    else addEventListener("pointerup", () => setTimeout(show), { once: true });
  };

  const onPointerOver = (event: PointerEvent) => {
    if (event.pointerType === "touch" || event.buttons > 0) return;
    const position = positionUnder(event.target);
    if (position !== null) setHovered(position);
    else if (!(event.target as Element).closest("[data-actions]")) setHovered(null);
  };

  const onFocus = (event: FocusEvent) => {
    const position = positionUnder(event.target);
    if (position !== null && position !== store.getState().focus) store.getState().set({ focus: position });
  };

  return {
    /** The picture whose actions show. */
    hot: hovered ?? focused,
    menu,
    closeMenu: () => {
      setMenu(null);
      const { focus } = store.getState();
      stage.current?.querySelector<HTMLElement>(`[data-position="${focus}"]`)?.focus({ preventScroll: true });
    },
    onKeyDown,
    onClick,
    onContextMenu,
    onPointerOver,
    onPointerLeave: () => setHovered(null),
    onFocus,
  };
}

const leaveMs = 400;

/** The focused picture while one works with the keyboard; a press of the mouse ends that. */
function useFocusedByKeys(stage: RefObject<HTMLElement | null>): number | null {
  const focus = useGallery((state) => state.focus);
  const [isInside, setInside] = useState(false);
  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onFocusIn = ({ target }: globalThis.FocusEvent) => {
      clearTimeout(timer);
      const within = target as Element;
      setInside(
        within.matches(":focus-visible") && within.closest("[data-position], [data-actions]") !== null,
      );
    };
    const onFocusOut = ({ relatedTarget }: globalThis.FocusEvent) => {
      // Not at once: a window that is left and entered again gives the focus back.
      if (!element.contains(relatedTarget as Node | null))
        timer = setTimeout(() => setInside(false), leaveMs);
    };
    element.addEventListener("focusin", onFocusIn);
    element.addEventListener("focusout", onFocusOut);
    return () => {
      clearTimeout(timer);
      element.removeEventListener("focusin", onFocusIn);
      element.removeEventListener("focusout", onFocusOut);
    };
  }, [stage]);
  return isInside ? focus : null;
}

/** Moves the focus to a picture that may not be drawn yet: it gets it when it is. */
function useMovingFocus(stage: RefObject<HTMLElement | null>, layout: Layout): (position: number) => void {
  const { store } = useGalleryParts();
  const wanted = useGallery((state) => state.wantedFocus);
  useLayoutEffect(() => {
    const element = stage.current;
    if (!element || wanted === null) return;
    reveal(element, layout, wanted);
    element.querySelector<HTMLElement>(`[data-position="${wanted}"]`)?.focus({ preventScroll: true });
    store.getState().set({ wantedFocus: null });
  }, [store, stage, layout, wanted]);
  return (position) => store.getState().set({ focus: position, wantedFocus: position });
}
