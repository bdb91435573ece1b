import type { GlyphName } from "#components/ui/glyph.tsx";

type Place = { name: "create" | "gallery"; href: string; icon: GlyphName };

/** Where one can go. A place is listed once it exists; `name` is a key of shell.places. */
export const places: readonly Place[] = [
  { name: "create", href: "/", icon: "create" },
  { name: "gallery", href: "/gallery", icon: "gallery" },
];
