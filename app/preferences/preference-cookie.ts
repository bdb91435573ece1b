/** A year, this site only. Not httpOnly: the page may read what it looks like. */
export const preferenceCookie = { path: "/", maxAge: 31_536_000, sameSite: "lax" } as const;
