/** The languages of the studio. The first one answers whoever asks for neither. */
export const locales = ["en", "zh-CN"] as const;
export type Locale = (typeof locales)[number];

/** What each language calls itself. */
export const localeNames: Record<Locale, string> = { en: "English", "zh-CN": "简体中文" };

/** The cookie that keeps a person's choice. */
export const localeCookie = "NEXT_LOCALE";

/** The cookie that keeps the browser's time zone, so that the server writes the same times. */
export const timeZoneCookie = "pentimento-time-zone";

export function isLocale(value: string | undefined): value is Locale {
  return locales.some((locale) => locale === value);
}

/** The person's choice, else the best match of an Accept-Language header, else English. Every Chinese gets zh-CN. */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(chosen)) return chosen;
  for (const tag of languagesByWeight(acceptLanguage ?? "")) {
    const language = tag.split("-")[0];
    const match = locales.find((locale) => locale.split("-")[0] === language);
    if (match) return match;
  }
  return locales[0];
}

/** `value` if it names a time zone, else `fallback`. */
export function validTimeZone(value: string | undefined, fallback: string): string {
  if (!value) return fallback;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: value }).resolvedOptions().timeZone;
  } catch {
    return fallback;
  }
}

function languagesByWeight(header: string): string[] {
  return header
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const weight = parameters.find((parameter) => parameter.trim().startsWith("q="))?.split("=")[1];
      return { tag: tag.trim(), weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ tag, weight }) => tag !== "" && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}
