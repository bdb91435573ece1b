"use client";

import { Monitor, Moon, Sun, SunMoon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Menu } from "#components/ui/menu.tsx";
import { usePreferences } from "./preferences.ts";
import { themes } from "./theme.ts";

const icons = { system: Monitor, light: Sun, dark: Moon };

/** Like the system, light or dark. */
export function ThemeMenu({ className }: { className: string }) {
  const t = useTranslations("shell.theme");
  const { theme, setTheme } = usePreferences();
  const items = themes.map((each) => {
    const Icon = icons[each];
    return {
      id: each,
      label: t(each),
      icon: <Icon aria-hidden="true" />,
      checked: each === theme,
      run: () => setTheme(each),
    };
  });
  return (
    <Menu
      label={t("label")}
      items={items}
      placement={{ side: "top" }}
      trigger={(props) => (
        <button type="button" {...props} className={className}>
          <SunMoon aria-hidden="true" />
          {t("label")}
        </button>
      )}
    />
  );
}
