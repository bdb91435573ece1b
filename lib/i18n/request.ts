import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { formats } from "./formats.ts";
import { loadMessages } from "./load-messages.ts";
import { chooseLocale, localeCookie, timeZoneCookie, validTimeZone } from "./locale.ts";

/** Language, messages and time zone of one request; the locale is in no URL, so links are the same for everybody. */
export default getRequestConfig(async () => {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const locale = chooseLocale(jar.get(localeCookie)?.value, head.get("accept-language"));
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return {
    locale,
    messages: await loadMessages(locale),
    timeZone: validTimeZone(jar.get(timeZoneCookie)?.value, own),
    formats,
  };
});
