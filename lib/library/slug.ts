/** Names in addresses and code: ASCII, lower case, parts joined by one hyphen. */
export const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const longest = 80;

/** A slug out of a title: what can be spelled in ASCII of its English, else of its Chinese, else `fallback`. */
export function slugOf(title: { en: string; "zh-CN": string }, fallback: string): string {
  for (const text of [title.en, title["zh-CN"]]) {
    const slug = text
      .normalize("NFKD")
      .replace(/\p{M}+/gu, "")
      .toLowerCase()
      .replace(/['’]/g, "")
      .replace(/[^a-z0-9]+/g, "-")
      .slice(0, longest)
      .replace(/^-+|-+$/g, "");
    // A lone number or letter of a Chinese title names nothing.
    if (slug.length > 2) return slug;
  }
  return fallback;
}

/** The first of `slug-2`, `slug-3` ... that is not `taken`. */
export function nextSlug(slug: string, taken: ReadonlySet<string>): string {
  const [, stem = slug] = /^(.*)-\d+$/.exec(slug) ?? [];
  for (let number = 2; ; number++) {
    const ending = `-${number}`;
    const candidate = stem.slice(0, longest - ending.length).replace(/-+$/, "") + ending;
    if (!taken.has(candidate)) return candidate;
  }
}
