import type { ViewerItem } from "#components/viewer/viewer-host-props.ts";

/** What lies over the page. `preview`: address of a version that is on the screen already, so that it shows at once. */
export type Shown = ViewerItem & { preview?: string };

/** What the viewer's entry in the browser's history carries. */
type ViewerEntry = { viewer?: Shown };

/** Address of a picture's page. */
export const imagePath = (imageId: string): string => `/i/${imageId}`;

const listeners = new Set<() => void>();
let shown: Shown | null = null;
/** The way back was asked for and has not been gone yet. */
let leaving = false;

function show(next: Shown | null): void {
  if (next === shown) return;
  shown = next;
  for (const listener of listeners) listener();
}

/** What the history's entry of now says is shown. Only a browser has one. */
const fromHistory = (): Shown | null => (history.state as ViewerEntry | null)?.viewer ?? null;

/**
 * Shows a picture large over the page, under its own address (docs/decisions/0006). The page must have a `<ViewerHost>`.
 */
export function openViewer(next: Shown): void {
  show(next);
  // A step back that is still under way would undo one made now.
  if (!leaving) enter(next);
}

function enter(next: Shown): void {
  history.pushState({ viewer: kept(next) } satisfies ViewerEntry, "", imagePath(next.image.id));
}

/** The history holds little, and a prompt may be long. */
const kept = (next: Shown): Shown => ({ ...next, prompt: next.prompt?.slice(0, 300) ?? null });

/** Goes to another picture without a step in the history: Back still leads to the page. */
export function walkViewer(next: Shown): void {
  history.replaceState({ viewer: kept(next) } satisfies ViewerEntry, "", imagePath(next.image.id));
  show(next);
}

/** Back to the page. The address follows a moment later. */
export function closeViewer(): void {
  show(null);
  if (!fromHistory()) return;
  leaving = true;
  history.back();
}

/** For useSyncExternalStore, and for the host, which follows Back and Forward. */
export const viewer = {
  now: () => shown,
  onServer: (): Shown | null => null,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** Takes it away because another page takes its place: the address is that page's business. */
  forget(): void {
    leaving = false;
    show(null);
  },
  followHistory(): void {
    const reopened = leaving ? shown : null;
    leaving = false;
    if (reopened) enter(reopened);
    else show(fromHistory());
  },
};
