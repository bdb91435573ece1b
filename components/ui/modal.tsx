"use client";

import { type ComponentProps, type MouseEvent, type ReactNode, useEffect, useRef } from "react";
import { LiveRegions } from "./live-regions.tsx";
import { raiseToasts } from "./toast.ts";

type ModalProps = Omit<ComponentProps<"dialog">, "open" | "onClose" | "children"> & {
  open: boolean;
  /** Called when a person closes it: Esc, a click outside, the close button. */
  onClose: () => void;
  children: ReactNode;
};

/**
 * A native modal dialog without looks: focus trap, Esc and inertness come from the browser. The focus goes to what is
 * marked `data-autofocus`, else to the dialog itself, whose name is then read.
 */
export function Modal({ open, onClose, children, ...rest }: ModalProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const pressed = useRef<EventTarget | null>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (open && dialog && !dialog.open) {
      dialog.showModal();
      (dialog.querySelector<HTMLElement>("[data-autofocus]") ?? dialog).focus();
    }
    if (!open && dialog?.open) dialog.close();
    // A toast stands inside the dialog it came in; it outlives it.
    return () => void setTimeout(raiseToasts);
  }, [open]);

  const closeFromOutside = (event: MouseEvent<HTMLDialogElement>) => {
    if (event.target === event.currentTarget && pressed.current === event.currentTarget) onClose();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes it, by the browser.
    <dialog
      ref={ref}
      tabIndex={-1}
      {...rest}
      onPointerDown={(event) => {
        pressed.current = event.target;
      }}
      onClick={closeFromOutside}
      onClose={(event) => {
        if (event.target === event.currentTarget && open) onClose();
      }}
    >
      {open && children}
      <LiveRegions />
    </dialog>
  );
}
