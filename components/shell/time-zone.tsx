"use client";

import { useEffect } from "react";
import { timeZoneCookie } from "#lib/i18n/locale.ts";
import { writeCookie } from "./write-cookie.ts";

/** Tells the server the browser's time zone for the next page. */
export function TimeZone() {
  useEffect(() => writeCookie(timeZoneCookie, Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  return null;
}
