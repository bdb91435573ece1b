"use client";

import { useTranslations } from "next-intl";
import { Sheet } from "#components/ui/sheet.tsx";
import { InfoBody } from "#components/viewer/info/info-body.tsx";

/** What is known of the picture, on narrow windows over it. */
export function InfoSheet({ close }: { close: () => void }) {
  const t = useTranslations("viewer.info");
  return (
    <Sheet open onClose={close} title={t("label")} from="bottom">
      <InfoBody />
    </Sheet>
  );
}
