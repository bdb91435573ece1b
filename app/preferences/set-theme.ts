"use server";

import { cookies } from "next/headers";
import { themeCookie, themeFrom } from "#components/shell/theme.ts";
import { preferenceCookie } from "./preference-cookie.ts";

/** Remembers the theme of this browser; anything unknown means "like the system". */
export async function setTheme(theme: string): Promise<void> {
  (await cookies()).set(themeCookie, themeFrom(theme), preferenceCookie);
}
