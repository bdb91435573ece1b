import { createContext, useContext } from "react";
import type { Locale } from "#lib/i18n/locale.ts";
import type { Theme } from "./theme.ts";

/** What a person has chosen, and the server actions that keep it; handed down by the studio's layout. */
export type Preferences = {
  theme: Theme;
  locale: Locale;
  setTheme: (theme: Theme) => void;
  setLocale: (locale: Locale) => void;
};

export const PreferencesContext = createContext<Preferences | null>(null);

export function usePreferences(): Preferences {
  const preferences = useContext(PreferencesContext);
  if (!preferences) throw new Error("usePreferences stands outside of Shell");
  return preferences;
}
