import type { formats } from "./formats.ts";
import type { Locale as StudioLocale } from "./locale.ts";

declare module "next-intl" {
  interface AppConfig {
    Locale: StudioLocale;
    Formats: typeof formats;
  }
}
