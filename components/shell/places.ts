import type { GlyphName } from "#components/ui/glyph.tsx";

type Place = { name: "create" | "gallery" | "library"; href: string; icon: GlyphName; keys: string };

/** Where one can go. A place is listed once it exists; `name` is a key of shell.places and shell.commands. */
export const places: readonly Place[] = [
  { name: "create", href: "/", icon: "create", keys: "G C" },
  { name: "gallery", href: "/gallery", icon: "gallery", keys: "G G" },
  { name: "library", href: "/library", icon: "library", keys: "G L" },
];
