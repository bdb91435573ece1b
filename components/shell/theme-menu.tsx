"use client";

import { useTranslations } from "next-intl";
import { Glyph } from "#components/ui/glyph.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { usePreferences } from "./preferences.ts";
import { themes } from "./theme.ts";

/** Like the system, light or dark. */
export function ThemeMenu({ className }: { className: string }) {
  const t = useTranslations("shell.theme");
  const { theme, setTheme } = usePreferences();
  const items = themes.map((each) => ({
    id: each,
    label: t(each),
    checked: each === theme,
    run: () => setTheme(each),
  }));
  return (
    <Menu
      label={t("label")}
      items={items}
      placement={{ side: "top" }}
      trigger={(props) => (
        <button type="button" {...props} className={className}>
          <Glyph name="theme" />
          {t("label")}
        </button>
      )}
    />
  );
}
