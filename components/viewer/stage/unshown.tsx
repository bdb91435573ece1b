"use client";

import { ImageOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";

/**
 * purged: gone for good, on purpose. missing: lost or cut short on the disk. broken: the bytes make no picture. foreign:
 * nothing a browser shows here. unknown: there is no such picture.
 */
export type UnshownReason = "purged" | "missing" | "broken" | "foreign" | "unknown";

/** In place of a picture: what became of it, and what one can do. */
export function Unshown({ reason, preview }: { reason: UnshownReason; preview: string }) {
  const t = useTranslations("viewer.unshown");
  const [left, setLeft] = useState(reason === "missing" || reason === "broken");
  return (
    <div className="absolute inset-0 flex flex-col items-center justify-center gap-2 overflow-auto bg-ground p-6 text-center">
      {left ? (
        // The small version may be all there is.
        <img
          src={preview}
          alt=""
          onError={() => setLeft(false)}
          className="mb-2 max-h-[55%] min-h-0 max-w-full rounded-picture object-contain"
        />
      ) : (
        <ImageOff aria-hidden="true" className="size-6 text-muted" />
      )}
      <p className="font-semibold">{t(`${reason}.what`)}</p>
      <p className="max-w-[46ch] text-muted">{t(`${reason}.next`)}</p>
    </div>
  );
}
