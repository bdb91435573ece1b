import { cookies } from "next/headers";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { inspectorCookie, inspectorFrom } from "#components/shell/inspector-width.ts";
import { Shell } from "#components/shell/shell.tsx";
import { themeCookie, themeFrom } from "#components/shell/theme.ts";
import { setLocale } from "../preferences/set-locale.ts";
import { setTheme } from "../preferences/set-theme.ts";

/**
 * The frame of the studio's own pages. There is no loading.tsx beside it: a page that streams has answered 200 before it
 * fails, and /readyz would call a broken studio ready. Slow pages bring their own, in their own folder.
 */
export default async function StudioLayout({ children }: { children: ReactNode }) {
  const [jar, locale] = await Promise.all([cookies(), getLocale()]);
  return (
    <Shell
      locale={locale}
      theme={themeFrom(jar.get(themeCookie)?.value)}
      inspector={inspectorFrom(jar.get(inspectorCookie)?.value)}
      setTheme={setTheme}
      setLocale={setLocale}
    >
      {children}
    </Shell>
  );
}
