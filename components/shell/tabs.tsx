"use client";

import { useTranslations } from "next-intl";
import { Glyph } from "#components/ui/glyph.tsx";
import { overlay } from "./overlay-state.ts";
import { entryClass, PlaceLink } from "./place-link.tsx";
import { places } from "./places.ts";

/** Bottom edge of a narrow window; everything that is no place is behind "More". */
export function Tabs() {
  const t = useTranslations("shell");
  return (
    <nav
      aria-label={t("navigation")}
      className="shrink-0 border-line border-t bg-surface px-2 pt-1 pb-[max(0.25rem,env(safe-area-inset-bottom))] lg:hidden"
    >
      <ul className="mx-auto flex max-w-md gap-1">
        {places.map((place) => (
          <li key={place.name} className="flex-1">
            <PlaceLink place={place} />
          </li>
        ))}
        <li className="flex-1">
          <button
            type="button"
            aria-haspopup="dialog"
            onClick={() => overlay.show("more")}
            className={entryClass}
          >
            <Glyph name="more" />
            {t("more")}
          </button>
        </li>
      </ul>
    </nav>
  );
}
