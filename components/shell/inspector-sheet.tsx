"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Sheet } from "#components/ui/sheet.tsx";

type InspectorSheetProps = { open: boolean; onClose: () => void; children: ReactNode };

/** The inspector on narrow windows: the same settings, from below. */
export function InspectorSheet({ open, onClose, children }: InspectorSheetProps) {
  const t = useTranslations("shell.inspector");
  return (
    <Sheet open={open} onClose={onClose} title={t("label")}>
      {children}
    </Sheet>
  );
}
