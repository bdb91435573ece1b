import type { Backdrop } from "#components/editor/edit-store.ts";

/** What stands behind the picture. */
export const grounds: Readonly<Record<Backdrop, string>> = {
  dark: "bg-backdrop-dark",
  mid: "bg-backdrop-mid",
  light: "bg-backdrop-light",
  checker: "backdrop-checker",
};
