import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { themeCookie, themeFrom } from "#components/shell/theme.ts";
import { TimeZone } from "#components/shell/time-zone.tsx";
import { ToastHost } from "#components/shell/toast-host.tsx";
import { LiveRegions } from "#components/ui/live-regions.tsx";
import { TooltipHost } from "#components/ui/tooltip-host.tsx";
import { geist } from "./fonts/geist.ts";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell");
  return {
    title: { default: t("title"), template: `%s · ${t("title")}` },
    description: t("description"),
    robots: { index: false, follow: false },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  interactiveWidget: "resizes-content",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fafafa" },
    { media: "(prefers-color-scheme: dark)", color: "#161616" },
  ],
};

/** What every page stands in: language, theme, the regions that speak, toasts and tooltips. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, t, jar, head] = await Promise.all([
    getLocale(),
    getTranslations("shell"),
    cookies(),
    headers(),
  ]);
  const onMac = /Mac|iPhone|iPad/.test(head.get("user-agent") ?? "");
  return (
    <html
      lang={locale}
      data-theme={themeFrom(jar.get(themeCookie)?.value)}
      data-platform={onMac ? "mac" : "other"}
      className={geist.variable}
    >
      <body>
        <a
          href="#content"
          className="sr-only z-50 rounded-control bg-accent px-3 py-2 font-semibold text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
        >
          {t("skip")}
        </a>
        <ClientMessages namespaces={["common", "shell"]}>
          {children}
          <ToastHost />
        </ClientMessages>
        <TooltipHost />
        <LiveRegions />
        <TimeZone />
      </body>
    </html>
  );
}
