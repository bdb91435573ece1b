"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Glyph } from "#components/ui/glyph.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { SourceFacts } from "#lib/edits/view.ts";

/** Said before anybody paints: what of the picture the working copy cannot hold. */
export function DifferenceNote({ facts: { differs } }: { facts: SourceFacts }) {
  const t = useTranslations("editor");
  const [isRead, setRead] = useState(false);
  if (differs.length === 0 || isRead) return null;
  return (
    <div
      role="status"
      className="flex items-start gap-2 border-line border-b bg-warning-soft ps-3 pe-1 text-sm"
    >
      <Glyph name="alert" className="mt-2.5 size-4 shrink-0 text-warning-ink" />
      <p className="min-w-0 flex-1 py-1.5">{differs.map((what) => t(`differs.${what}`)).join(" ")}</p>
      <IconButton label={t("differs.read")} icon={<X aria-hidden="true" />} onClick={() => setRead(true)} />
    </div>
  );
}
