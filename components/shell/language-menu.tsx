"use client";

import { useTranslations } from "next-intl";
import { Glyph } from "#components/ui/glyph.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { localeNames, locales } from "#lib/i18n/locale.ts";
import { usePreferences } from "./preferences.ts";

/** Each language under its own name. */
export function LanguageMenu({ className }: { className: string }) {
  const t = useTranslations("shell.language");
  const { locale, setLocale } = usePreferences();
  const items = locales.map((each) => ({
    id: each,
    label: localeNames[each],
    checked: each === locale,
    run: () => setLocale(each),
  }));
  return (
    <Menu
      label={t("label")}
      items={items}
      placement={{ side: "top" }}
      trigger={(props) => (
        <button type="button" {...props} className={className}>
          <Glyph name="language" />
          {t("label")}
        </button>
      )}
    />
  );
}
