"use client";

import { useTranslations } from "next-intl";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { Sheet } from "#components/ui/sheet.tsx";
import { localeNames, locales } from "#lib/i18n/locale.ts";
import { farPlaces } from "./far-places.ts";
import { overlay } from "./overlay-state.ts";
import { usePreferences } from "./preferences.ts";
import { themes } from "./theme.ts";

/** What stands at the rail's foot on a wide window. */
export function MoreSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTranslations("shell");
  const { theme, locale, setTheme, setLocale } = usePreferences();
  return (
    <Sheet open={open} onClose={onClose} title={t("more")} from="bottom">
      <div className="flex flex-col gap-4 pb-2">
        <Segmented
          label={t("language.label")}
          options={locales.map((value) => ({ value, label: <span lang={value}>{localeNames[value]}</span> }))}
          value={locale}
          onChange={setLocale}
        />
        <Segmented
          label={t("theme.label")}
          options={themes.map((value) => ({ value, label: t(`theme.${value}`) }))}
          value={theme}
          onChange={setTheme}
        />
        <nav aria-label={t("palette.go")} className="flex gap-2">
          {farPlaces.map(({ name, href }) => (
            <a key={name} href={href} className={buttonClass("secondary", "flex-1")}>
              {t(`places.${name}`)}
            </a>
          ))}
        </nav>
        <Button onClick={() => overlay.show("help")}>{t("help.title")}</Button>
      </div>
    </Sheet>
  );
}
