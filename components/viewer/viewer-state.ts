import { createStore, type StoreApi } from "zustand/vanilla";
import type { ErrorView } from "#lib/errors.ts";
import type { ImageDetail } from "#lib/gallery/view.ts";
import type { ImageView } from "#lib/runs/view.ts";

/** What a person changed here; it holds until a newer answer of the studio says the same. */
export type Patch = { image?: Partial<ImageView>; tags?: string[]; trashed?: boolean };

type Known = { detail: ImageDetail | null; failure: ErrorView | "unreachable" | null };

export type ViewerState = {
  known: ReadonlyMap<string, Known>;
  patches: ReadonlyMap<string, Patch>;
  /** Reads the detail of a picture, unless it is known and not `again`. */
  load(imageId: string, options?: { again?: boolean }): Promise<void>;
  patch(imageId: string, patch: Patch): void;
  unpatch(imageId: string): void;
};

export type ViewerStore = StoreApi<ViewerState>;

/** Details kept for walking back; a few kB each. */
const mostKept = 60;

type Fetch = (address: string) => Promise<Response>;

/** What one viewer knows of the pictures it has shown. */
export function createViewerStore(
  initial: ImageDetail | null,
  fetch: Fetch = (address) => globalThis.fetch(address, { cache: "no-store" }),
): ViewerStore {
  return createStore<ViewerState>()((set, get) => {
    const keep = (imageId: string, known: Known) => {
      const others = [...get().known].filter(([id]) => id !== imageId).slice(1 - mostKept);
      set({ known: new Map([...others, [imageId, known]]) });
    };
    return {
      known: new Map(initial ? [[initial.image.id, { detail: initial, failure: null }]] : []),
      patches: new Map(),
      async load(imageId, { again = false } = {}) {
        const before = get().known.get(imageId)?.detail ?? null;
        if (before && !again) return;
        const patchedBefore = get().patches.get(imageId);
        const { detail, failure } = await read(fetch, imageId);
        // What was known is better than nothing.
        keep(imageId, { detail: detail ?? before, failure });
        if (detail && get().patches.get(imageId) === patchedBefore) get().unpatch(imageId);
      },
      patch(imageId, patch) {
        const old = get().patches.get(imageId);
        const image = { ...old?.image, ...patch.image };
        set({ patches: new Map([...get().patches, [imageId, { ...old, ...patch, image }]]) });
      },
      unpatch: (imageId) => set({ patches: new Map([...get().patches].filter(([id]) => id !== imageId)) }),
    };
  });
}

async function read(fetch: Fetch, imageId: string): Promise<Known> {
  try {
    const response = await fetch(`/api/v1/images/${encodeURIComponent(imageId)}`);
    const body = await response.json();
    if (response.ok) return { detail: body as ImageDetail, failure: null };
    return { detail: null, failure: (body as { error: ErrorView }).error };
  } catch {
    return { detail: null, failure: "unreachable" };
  }
}

/** A detail as the person who changed something sees it. */
export function patched(detail: ImageDetail, patch: Patch | undefined): ImageDetail {
  if (!patch) return detail;
  return {
    ...detail,
    image: { ...detail.image, ...patch.image },
    tags: patch.tags ?? detail.tags,
    trashed: patch.trashed ?? detail.trashed,
  };
}
