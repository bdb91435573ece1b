import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import type { Namespace } from "#lib/i18n/load-messages.ts";

type Props = { namespaces: readonly Namespace[]; children: ReactNode };

/**
 * Hands the islands inside it the messages they need and no others. An inner one replaces the outer: name "common" and
 * "shell" again.
 */
export async function ClientMessages({ namespaces, children }: Props) {
  const all: Record<string, unknown> = await getMessages();
  const messages = Object.fromEntries(namespaces.map((namespace) => [namespace, all[namespace]]));
  return <NextIntlClientProvider messages={messages as never}>{children}</NextIntlClientProvider>;
}
