"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { Glyph } from "./glyph.tsx";
import { IconButton } from "./icon-button.tsx";
import { Modal } from "./modal.tsx";

type DialogProps = {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  /** The buttons, main one last. */
  footer?: ReactNode;
  /** Width: 26, 40 or 60 rem, never wider than the window. */
  size?: "small" | "medium" | "large";
};

const sizes = { small: "w-[26rem]", medium: "w-[40rem]", large: "w-[60rem]" };

/** A question or a task that must be answered before going on. Put `data-autofocus` on what should have the focus. */
export function Dialog({ open, onClose, title, description, children, footer, size = "small" }: DialogProps) {
  const id = useId();
  return (
    <Modal
      open={open}
      onClose={onClose}
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-text` : undefined}
      className={clsx(
        "floating outline-none m-auto max-h-[calc(100dvh-32px)] max-w-[calc(100vw-32px)]",
        sizes[size],
      )}
    >
      <div className="flex max-h-[calc(100dvh-32px)] flex-col">
        <SurfaceHead titleId={`${id}-title`} title={title} onClose={onClose} />
        <div className="min-h-0 overflow-auto px-4 pb-4">
          {description && (
            <p id={`${id}-text`} className="text-muted">
              {description}
            </p>
          )}
          {children}
        </div>
        {footer && (
          <div className="flex flex-wrap justify-end gap-2 border-line border-t px-4 py-3">{footer}</div>
        )}
      </div>
    </Modal>
  );
}

/** Title and close button of a dialog or sheet. */
export function SurfaceHead({
  titleId,
  title,
  onClose,
}: {
  titleId: string;
  title: ReactNode;
  onClose: () => void;
}) {
  const t = useTranslations("common");
  return (
    <div className="flex items-center justify-between gap-2 py-2 ps-4 pe-2">
      <h2 id={titleId} className="text-lg">
        {title}
      </h2>
      <IconButton label={t("close")} keys="Escape" icon={<Glyph name="close" />} onClick={onClose} />
    </div>
  );
}
