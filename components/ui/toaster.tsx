"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { createPortal } from "react-dom";
import { Button } from "./button.tsx";
import { Glyph } from "./glyph.tsx";
import { IconButton } from "./icon-button.tsx";
import { dismissToast, type ShownToast, toastDuration, toasts } from "./toast.ts";

/** The stack of toasts: bottom right, on small windows on top. F6 or Alt+T moves the focus into it and back. */
export function Toaster() {
  const t = useTranslations("common");
  const shown = useSyncExternalStore(toasts.subscribe, toasts.now, toasts.onServer);
  const region = useRef<HTMLElement>(null);
  useRaised(region, shown);
  useReach(region);
  const stack = (
    <section
      ref={region}
      popover="manual"
      tabIndex={-1}
      aria-label={t("notifications")}
      className="fixed inset-x-3 top-3 bottom-auto m-0 max-w-none bg-transparent sm:start-auto sm:w-[22rem] lg:top-auto lg:bottom-(--toast-bottom,1rem)"
    >
      <ol className="flex flex-col gap-2">
        {shown.map((each) => (
          <ToastLine key={each.id} toast={each} closeLabel={t("close")} />
        ))}
      </ol>
    </section>
  );
  // Outside of a modal dialog nothing can be pressed.
  const dialog = shown.length > 0 ? [...document.querySelectorAll("dialog:modal")].at(-1) : null;
  return dialog ? createPortal(stack, dialog) : stack;
}

function ToastLine({ toast, closeLabel }: { toast: ShownToast; closeLabel: string }) {
  const [held, setHeld] = useState(false);
  const duration = toastDuration(toast);
  useEffect(() => {
    if (held || duration === null) return;
    const timer = setTimeout(() => dismissToast(toast.id), duration);
    return () => clearTimeout(timer);
  }, [held, duration, toast.id]);

  return (
    <li
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="forced-edge flex animate-appear items-start gap-2 rounded-card bg-raised p-2 ps-3 shadow-float"
    >
      {toast.tone === "danger" && <Glyph name="alert" className="mt-2 size-4 shrink-0 text-danger-ink" />}
      {toast.tone === "success" && <Glyph name="done" className="mt-2 size-4 shrink-0 text-success-ink" />}
      <div className="min-w-0 flex-1 py-1">
        <p>{toast.title}</p>
        {toast.text && <p className="text-muted text-sm">{toast.text}</p>}
      </div>
      {toast.action && (
        <Button
          onClick={(event) => {
            keepFocusInside(event.currentTarget);
            dismissToast(toast.id);
            toast.action?.run();
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton
        label={closeLabel}
        icon={<Glyph name="close" />}
        onClick={(event) => {
          keepFocusInside(event.currentTarget);
          dismissToast(toast.id);
        }}
      />
    </li>
  );
}

/** A button that goes takes the focus with it: out of a dialog, whose keys would then do nothing. */
function keepFocusInside(button: HTMLElement): void {
  button.closest("dialog")?.focus();
}

/** Shown anew with every toast, so that it stands above a dialog opened in between. */
function useRaised(region: React.RefObject<HTMLElement | null>, shown: readonly ShownToast[]): void {
  useEffect(() => {
    const element = region.current;
    // The dialog it stood in may be gone already: it is shown again in a moment.
    if (!element?.isConnected) return;
    if (element.matches(":popover-open")) element.hidePopover();
    if (shown.length > 0) element.showPopover();
  }, [region, shown]);
}

function useReach(region: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let cameFrom: Element | null = null;
    const reach = (event: KeyboardEvent) => {
      const element = region.current;
      const asked = event.key === "F6" || (event.altKey && event.code === "KeyT");
      if (!asked || !element?.matches(":popover-open")) return;
      event.preventDefault();
      if (element.contains(document.activeElement)) focus(cameFrom);
      else {
        cameFrom = document.activeElement;
        focus(element.querySelector("button"));
      }
    };
    addEventListener("keydown", reach);
    return () => removeEventListener("keydown", reach);
  }, [region]);
}

function focus(element: Element | null): void {
  if (element instanceof HTMLElement) element.focus();
}
