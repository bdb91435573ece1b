"use server";

import { cookies } from "next/headers";
import { isLocale, localeCookie } from "#lib/i18n/locale.ts";
import { preferenceCookie } from "./preference-cookie.ts";

/** Remembers the language of this browser; the page comes back in it. Anything but a known language changes nothing. */
export async function setLocale(locale: string): Promise<void> {
  if (!isLocale(locale)) return;
  (await cookies()).set(localeCookie, locale, preferenceCookie);
}
