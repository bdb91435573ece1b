"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { localeNames, locales } from "#lib/i18n/locale.ts";
import type { Command } from "./command-registry.ts";
import { overlay } from "./overlay-state.ts";
import { places } from "./places.ts";
import { type Preferences, usePreferences } from "./preferences.ts";
import { themes } from "./theme.ts";
import { useCommands } from "./use-commands.ts";

/** What can be done everywhere in the studio. */
export function ShellCommands() {
  const t = useTranslations("shell");
  const router = useRouter();
  const preferences = usePreferences();
  const settings = t("palette.settings");
  const commands: Command[] = [
    ...places.map(({ name, href, keys }) => ({
      id: `go-${name}`,
      group: t("palette.go"),
      label: t(`commands.${name}`),
      keywords: t(`commands.${name}Keywords`),
      keys,
      run: () => router.push(href),
    })),
    {
      id: "palette",
      group: settings,
      label: t("commands.palette"),
      keys: "Mod+K",
      hidden: true,
      run: () => overlay.show("palette"),
    },
    {
      id: "help",
      group: settings,
      label: t("commands.help"),
      keywords: t("commands.helpKeywords"),
      keys: "?",
      run: () => overlay.show("help"),
    },
    ...choices(t, settings, preferences),
  ];
  useCommands(commands.map((command) => ({ ...command, frame: true })));
  return null;
}

function choices(
  t: ReturnType<typeof useTranslations<"shell">>,
  group: string,
  preferences: Preferences,
): Command[] {
  const { theme, locale, setTheme, setLocale } = preferences;
  return [
    ...themes
      .filter((each) => each !== theme)
      .map((each) => ({
        id: `theme-${each}`,
        group,
        label: t("theme.use", { name: t(`theme.${each}`) }),
        keywords: t("theme.keywords"),
        run: () => setTheme(each),
      })),
    ...locales
      .filter((each) => each !== locale)
      .map((each) => ({
        id: `language-${each}`,
        group,
        label: t("language.use", { name: localeNames[each] }),
        keywords: t("language.keywords"),
        run: () => setLocale(each),
      })),
  ];
}
