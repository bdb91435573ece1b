"use client";

import { useTranslations } from "next-intl";
import { Glyph } from "#components/ui/glyph.tsx";
import { tip } from "#components/ui/tip.ts";
import { LanguageMenu } from "./language-menu.tsx";
import { overlay } from "./overlay-state.ts";
import { entryClass, PlaceLink } from "./place-link.tsx";
import { places } from "./places.ts";
import { ThemeMenu } from "./theme-menu.tsx";

/** Left edge of a wide window: where one can go, and at its foot how the studio looks and speaks. */
export function Rail() {
  const t = useTranslations("shell");
  return (
    <div className="hidden w-20 shrink-0 flex-col justify-between border-line border-e bg-surface p-1.5 lg:flex">
      <nav aria-label={t("navigation")}>
        <ul className="flex flex-col gap-1">
          {places.map((place) => (
            <li key={place.name}>
              <PlaceLink place={place} />
            </li>
          ))}
        </ul>
      </nav>
      <div className="flex flex-col gap-1">
        <LanguageMenu className={entryClass} />
        <ThemeMenu className={entryClass} />
        <button
          type="button"
          {...tip(t("help.title"), "?")}
          onClick={() => overlay.show("help")}
          className={entryClass}
        >
          <Glyph name="keyboard" />
          {t("help.open")}
        </button>
      </div>
    </div>
  );
}
