import type { GlyphName } from "#components/ui/glyph.tsx";

/** Where one can go. A place is listed once it exists; `name` is a key of shell.places. */
export const places: readonly { name: "create"; href: string; icon: GlyphName }[] = [
  { name: "create", href: "/", icon: "create" },
];
