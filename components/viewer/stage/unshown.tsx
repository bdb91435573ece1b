"use client";

import { ImageOff } from "lucide-react";
import { useTranslations } from "next-intl";

/**
 * purged: gone for good, on purpose. missing: lost or cut short on the disk. broken: the bytes make no picture. foreign:
 * nothing a browser shows here. unknown: there is no such picture.
 */
export type UnshownReason = "purged" | "missing" | "broken" | "foreign" | "unknown";

/** In place of a picture: what became of it, and what one can do. */
export function Unshown({ reason }: { reason: UnshownReason }) {
  const t = useTranslations("viewer.unshown");
  return (
    <div className="absolute inset-0 flex flex-col items-center justify-center gap-2 overflow-auto bg-ground p-6 text-center">
      <ImageOff aria-hidden="true" className="size-6 text-muted" />
      <p className="font-semibold">{t(`${reason}.what`)}</p>
      <p className="max-w-[46ch] text-muted">{t(`${reason}.next`)}</p>
    </div>
  );
}
