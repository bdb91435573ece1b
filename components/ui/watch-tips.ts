import { keyNames } from "./key-names.ts";
import { keepPlaced } from "./place.ts";

const pause = 450;

/** Shows tips in `bubble` until the function it returns is called. */
export function watchTips(bubble: HTMLElement): () => void {
  let owner: Element | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unplace: (() => void) | undefined;
  const listening = new AbortController();

  const hide = () => {
    clearTimeout(timer);
    unplace?.();
    unplace = undefined;
    owner = null;
    if (bubble.matches(":popover-open")) bubble.hidePopover();
  };
  const show = (element: HTMLElement) => {
    hide();
    if (!element.isConnected) return;
    owner = element;
    fill(bubble, element.dataset.tip ?? "", element.dataset.tipKeys);
    bubble.showPopover();
    unplace = keepPlaced(bubble, element, { side: "top", align: "center" });
  };
  const owned = (target: EventTarget | null) =>
    target instanceof Element ? target.closest<HTMLElement>("[data-tip]") : null;

  const on = <Name extends keyof DocumentEventMap>(
    name: Name,
    listener: (event: DocumentEventMap[Name]) => void,
  ) => document.addEventListener(name, listener, { capture: true, signal: listening.signal });
  on("pointerover", (event) => {
    if (event.pointerType === "touch" || event.buttons > 0) return;
    const element = owned(event.target);
    if (element === owner || bubble.contains(event.target as Node)) return clearTimeout(timer);
    clearTimeout(timer);
    const wasShown = owner !== null;
    timer = setTimeout(() => (element ? show(element) : hide()), element && !wasShown ? pause : 80);
  });
  on("focusin", (event) => {
    const element = owned(event.target);
    hide();
    // Not at once: the focus may move because a popover is just being shown, and two cannot be shown at a time.
    if (element?.matches(":focus-visible")) timer = setTimeout(() => show(element));
  });
  on("focusout", hide);
  on("pointerdown", hide);
  on("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  return () => {
    hide();
    listening.abort();
  };
}

function fill(bubble: HTMLElement, text: string, keys: string | undefined): void {
  bubble.textContent = text;
  if (!keys) return;
  const onMac = document.documentElement.dataset.platform === "mac";
  const hint = document.createElement("span");
  hint.className = "text-muted whitespace-nowrap";
  hint.textContent = keys
    .split(" ")
    .map((chord) => keyNames(chord, onMac).join(onMac ? "" : "+"))
    .join(" ");
  bubble.append(hint);
}
