"use client";

import { type FocusEvent, type KeyboardEvent, type ReactNode, type Ref, useEffect, useRef } from "react";

type RovingToolbarProps = {
  label: string;
  children: ReactNode;
  className?: string;
  ref?: Ref<HTMLDivElement>;
};

const stops = "button:not([disabled]):not([popover] *)";

/** A toolbar that is one stop of Tab: arrows, Home and End move inside, and it remembers where one was (ARIA APG). */
export function RovingToolbar({ label, children, className, ref }: RovingToolbarProps) {
  const inner = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const bar = inner.current;
    if (!bar) return;
    const arrange = () => keepOneStop(bar);
    arrange();
    const observer = new MutationObserver(arrange);
    observer.observe(bar, { childList: true, subtree: true, attributeFilter: ["disabled"] });
    return () => observer.disconnect();
  }, []);
  const onFocus = ({ target, currentTarget }: FocusEvent<HTMLDivElement>) => {
    if (target.matches(stops)) keepOneStop(currentTarget, target);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!(event.target as Element).matches(stops)) return;
    const buttons = buttonsOf(event.currentTarget);
    const at = buttons.indexOf(event.target as HTMLElement);
    const to = {
      ArrowRight: (at + 1) % buttons.length,
      ArrowLeft: at - 1,
      Home: 0,
      End: -1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    buttons.at(to)?.focus();
  };
  return (
    <div
      ref={(element) => {
        inner.current = element;
        if (typeof ref === "function") ref(element);
        else if (ref) ref.current = element;
      }}
      role="toolbar"
      aria-label={label}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      className={className}
    >
      {children}
    </div>
  );
}

const buttonsOf = (bar: HTMLElement) => [...bar.querySelectorAll<HTMLElement>(stops)];

/** One button takes Tab: `chosen`, else the one that did, else what is pressed, else the first. */
function keepOneStop(bar: HTMLElement, chosen?: HTMLElement): void {
  const buttons = buttonsOf(bar);
  const stop =
    chosen ??
    buttons.find((button) => button.tabIndex === 0 && button.dataset.stop === "") ??
    buttons.find((button) => button.getAttribute("aria-pressed") === "true") ??
    buttons[0];
  for (const button of buttons) {
    button.tabIndex = button === stop ? 0 : -1;
    if (button === stop) button.dataset.stop = "";
    else delete button.dataset.stop;
  }
}

/** Puts the focus where it last was in the toolbar. */
export function focusToolbar(bar: HTMLElement | null): void {
  bar?.querySelector<HTMLElement>("[data-stop]")?.focus();
}
