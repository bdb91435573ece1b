"use client";

import { useTranslations } from "next-intl";
import { InfoBody } from "#components/viewer/info/info-body.tsx";
import { useViewerParts } from "#components/viewer/viewer-context.tsx";

/** All that is known of the picture, beside it on wide windows. */
export function InfoPanel({ open }: { open: boolean }) {
  const t = useTranslations("viewer.info");
  const { item } = useViewerParts();
  return (
    <aside
      // Each picture begins at its top.
      key={item.image.id}
      aria-label={t("label")}
      hidden={!open}
      className="w-[22rem] shrink-0 overflow-y-auto border-line border-s bg-surface p-4 max-lg:hidden"
    >
      <InfoBody />
    </aside>
  );
}
