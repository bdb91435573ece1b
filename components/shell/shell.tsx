"use client";

import { type ReactNode, useMemo, useState, useTransition } from "react";
import type { Locale } from "#lib/i18n/locale.ts";
import { InspectorContext } from "./inspector-context.ts";
import { type InspectorState, inspectorCookie, inspectorCookieValue } from "./inspector-width.ts";
import { Overlays } from "./overlays.tsx";
import { type Preferences, PreferencesContext } from "./preferences.ts";
import { Rail } from "./rail.tsx";
import { ShellCommands } from "./shell-commands.tsx";
import { Shortcuts } from "./shortcuts.tsx";
import { Tabs } from "./tabs.tsx";
import type { Theme } from "./theme.ts";
import { writeCookie } from "./write-cookie.ts";

type ShellProps = {
  locale: Locale;
  theme: Theme;
  inspector: InspectorState;
  setTheme: (theme: Theme) => Promise<void>;
  setLocale: (locale: Locale) => Promise<void>;
  children: ReactNode;
};

/** The frame around every page of the studio: the rail or the tabs, the overlays, the shortcuts. Pages bring a `StudioFrame`. */
export function Shell({ locale, theme, inspector, setTheme, setLocale, children }: ShellProps) {
  const [, startTransition] = useTransition();
  const [inspectorState, setInspectorState] = useState(inspector);
  const inspectorControl = useMemo(
    () => ({
      state: inspectorState,
      set(next: InspectorState) {
        setInspectorState(next);
        writeCookie(inspectorCookie, inspectorCookieValue(next));
      },
    }),
    [inspectorState],
  );
  const preferences = useMemo<Preferences>(
    () => ({
      theme,
      locale,
      setTheme(next) {
        document.documentElement.dataset.theme = next;
        startTransition(() => setTheme(next));
      },
      setLocale: (next) => startTransition(() => setLocale(next)),
    }),
    [theme, locale, setTheme, setLocale],
  );
  return (
    <PreferencesContext value={preferences}>
      <InspectorContext value={inspectorControl}>
        <div className="flex h-dvh flex-col lg:flex-row">
          <Rail />
          <div className="flex min-h-0 min-w-0 flex-1">{children}</div>
          <Tabs />
        </div>
        <ShellCommands />
        <Shortcuts />
        <Overlays />
      </InspectorContext>
    </PreferencesContext>
  );
}
