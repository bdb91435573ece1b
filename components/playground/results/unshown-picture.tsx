"use client";

import { ImageOff } from "lucide-react";
import { useTranslations } from "next-intl";

/** In place of a picture that no browser shows here: an SVG that arrived, a file that is lost or damaged. */
export function UnshownPicture() {
  const t = useTranslations("playground.image");
  return (
    <span className="absolute inset-0 flex flex-col items-center justify-center gap-2 p-4 text-center text-muted text-sm">
      <ImageOff aria-hidden="true" className="size-5" />
      {t("unshown")}
    </span>
  );
}
