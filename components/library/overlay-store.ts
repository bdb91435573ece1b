import { createStore, type StoreApi } from "zustand/vanilla";
import type { Picked } from "#components/library/picked.ts";

/** What lies over the library; one at a time. */
export type LibraryOverlay =
  | { kind: "tag"; picked: Picked }
  | { kind: "move"; picked: Picked }
  | { kind: "folder"; path: string }
  | { kind: "folders" }
  /** `files`: dropped on the page already. */
  | { kind: "import"; files: readonly File[]; way: "files" | "paste" }
  | { kind: "new"; template: "generate" | "edit" | "fragment" };

export type OverlayState = {
  open: LibraryOverlay | null;
  /** The menu of a card, where it was asked for. */
  menu: { position: number; x: number; y: number } | null;
  show(overlay: LibraryOverlay | null): void;
  showMenu(menu: OverlayState["menu"]): void;
};

export type OverlayStore = StoreApi<OverlayState>;

export function createOverlayStore(): OverlayStore {
  return createStore<OverlayState>()((set) => ({
    open: null,
    menu: null,
    show: (open) => set({ open }),
    showMenu: (menu) => set({ menu }),
  }));
}
