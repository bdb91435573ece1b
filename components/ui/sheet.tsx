"use client";

import clsx from "clsx";
import { type ReactNode, useId } from "react";
import { SurfaceHead } from "./dialog.tsx";
import { Modal } from "./modal.tsx";

type SheetProps = {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
  footer?: ReactNode;
  /** side: from the end edge, on small windows from below. bottom: always from below. */
  from?: "side" | "bottom";
};

/** A panel over the page's edge, for settings and details. */
export function Sheet({ open, onClose, title, children, footer, from = "side" }: SheetProps) {
  const id = useId();
  return (
    <Modal
      open={open}
      onClose={onClose}
      aria-labelledby={id}
      className={clsx(
        "floating outline-none fixed inset-x-0 top-auto bottom-0 m-0 max-h-[85dvh] w-full max-w-none rounded-b-none [--enter:0_16px]",
        from === "side" &&
          "lg:inset-y-0 lg:start-auto lg:end-0 lg:h-dvh lg:max-h-none lg:w-[30rem] lg:rounded-none lg:[--enter:16px_0]",
      )}
    >
      <div className={clsx("flex max-h-[85dvh] flex-col", from === "side" && "lg:h-dvh lg:max-h-none")}>
        <SurfaceHead titleId={id} title={title} onClose={onClose} />
        <div className="min-h-0 flex-1 overflow-auto px-4 pb-[max(1rem,env(safe-area-inset-bottom))]">
          {children}
        </div>
        {footer && (
          <div className="flex flex-wrap justify-end gap-2 border-line border-t px-4 py-3">{footer}</div>
        )}
      </div>
    </Modal>
  );
}
