import { useRouter } from "next/navigation";
import { type FocusEvent, type KeyboardEvent, type MouseEvent, type RefObject, useLayoutEffect } from "react";
import { scrollerOf } from "#components/gallery/use-window.ts";
import { type CardGrid, type Step, stepFrom } from "#components/library/card-grid.ts";
import { templatePath } from "#components/library/library-address.ts";
import { useLibrary, useLibraryParts } from "#components/library/library-context.tsx";
import { countPicked } from "#components/library/picked.ts";
import { reveal } from "#components/library/use-card-window.ts";
import { useDeeds } from "#components/library/use-deeds.ts";
import { useSelecting } from "#components/library/use-selecting.ts";
import type { TemplateCard } from "#lib/library/view.ts";

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

const within = (target: EventTarget, selector: string) => (target as Element).closest<HTMLElement>(selector);
const positionUnder = (target: EventTarget): number | null => {
  const card = within(target, "[data-position]");
  return card ? Number(card.dataset.position) : null;
};

/** What happens when somebody clicks on or moves among the cards: one set of listeners for all of them. */
export function useCardEvents(list: RefObject<HTMLElement | null>, grid: CardGrid | null) {
  const { store, overlays } = useLibraryParts();
  const router = useRouter();
  const selecting = useSelecting();
  const deeds = useDeeds();
  const moveFocus = useMovingFocus(list, grid);
  const cardAt = (position: number) => store.getState().shelf.cards.get(position);
  const isSelecting = () => countPicked(store.getState().picked) > 0;

  const showMenu = (position: number, x: number, y: number) =>
    overlays.getState().showMenu({ position, x, y });

  const onButton = (button: HTMLElement, position: number, card: TemplateCard) => {
    if (button.dataset.favourite !== undefined) return void deeds.favouriteOne(card);
    const { left, bottom } = button.getBoundingClientRect();
    showMenu(position, left, bottom + 10);
  };

  /** A click on the card itself; with Ctrl its link opens in a new tab, here as everywhere. */
  const onCard = (event: MouseEvent, position: number, { slug }: TemplateCard) => {
    const isTouched = (event.nativeEvent as globalThis.PointerEvent).pointerType === "touch";
    const selects = event.shiftKey || (isTouched && isSelecting());
    if (!selects && (event.ctrlKey || event.metaKey || event.altKey || !within(event.target, "[data-open]")))
      return;
    event.preventDefault();
    if (event.shiftKey) void selecting.extendTo(position);
    else if (selects) selecting.toggleAt(position);
    else router.push(templatePath(slug));
  };

  const onClick = (event: MouseEvent) => {
    const position = positionUnder(event.target);
    const card = position === null ? undefined : cardAt(position);
    if (position === null || !card) return;
    store.getState().set({ focus: position });
    const button = within(event.target, "button");
    if (button) return onButton(button, position, card);
    const tick = within(event.target, "[data-tick]");
    if (!tick) return onCard(event, position, card);
    if (event.shiftKey) void selecting.extendTo(position);
    else selecting.toggleAt(position);
  };

  /** What a key means on a card, or null for a key that means nothing here. */
  const meaningOf = (event: KeyboardEvent): (() => void) | null => {
    const isMod = event.ctrlKey || event.metaKey;
    const step = steps[event.key];
    if (isMod && event.key.toLowerCase() === "a") return selecting.all;
    if (step && grid && (!isMod || step === "first" || step === "last")) return () => move(event, grid, step);
    return event.key === "Escape" && isSelecting() ? selecting.clear : null;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.altKey || positionUnder(event.target) === null) return;
    const deed = meaningOf(event);
    if (!deed) return;
    event.preventDefault();
    event.stopPropagation();
    deed();
  };

  const move = (event: KeyboardEvent, by: CardGrid, step: Step) => {
    const { focus, shelf } = store.getState();
    const page = list.current ? scrollerOf(list.current).clientHeight * 0.8 : 600;
    const next = stepFrom(by, focus, step, { total: shelf.total, page });
    if (event.shiftKey) void selecting.extendTo(next);
    moveFocus(next);
  };

  const onContextMenu = (event: MouseEvent) => {
    const position = positionUnder(event.target);
    if (position === null || event.shiftKey) return;
    event.preventDefault();
    store.getState().set({ focus: position });
    const { clientX, clientY, buttons } = event;
    // The release of the button that is still down would dismiss a popover shown now.
    const show = () => showMenu(position, clientX, clientY);
    if (buttons === 0) show();
    else addEventListener("pointerup", () => setTimeout(show), { once: true });
  };

  const onFocus = (event: FocusEvent) => {
    const position = positionUnder(event.target);
    if (position !== null && position !== store.getState().focus) store.getState().set({ focus: position });
  };

  return {
    onClick,
    onKeyDown,
    onContextMenu,
    onFocus,
    closeMenu() {
      overlays.getState().showMenu(null);
      focusCard(list.current, store.getState().focus);
    },
  };
}

const focusCard = (list: HTMLElement | null, position: number) =>
  list
    ?.querySelector<HTMLElement>(`[data-position="${position}"] [data-open]`)
    ?.focus({ preventScroll: true });

/** Moves the focus to a card that may not be drawn yet: it gets it when it is. */
function useMovingFocus(
  list: RefObject<HTMLElement | null>,
  grid: CardGrid | null,
): (position: number) => void {
  const { store } = useLibraryParts();
  const wanted = useLibrary((state) => state.wantedFocus);
  const isRead = useLibrary(({ shelf }) => wanted !== null && shelf.cards.has(wanted));
  useLayoutEffect(() => {
    const element = list.current;
    if (!element || !grid || wanted === null) return;
    reveal(element, grid, wanted);
    if (!isRead) return;
    focusCard(element, wanted);
    store.getState().set({ wantedFocus: null });
  }, [store, list, grid, wanted, isRead]);
  return (position) => store.getState().set({ focus: position, wantedFocus: position });
}
