import { createStore, type StoreApi } from "zustand/vanilla";
import type { ErrorCode, ErrorView } from "#lib/errors.ts";
import { type DrawParameters, defaultParameters, maxCount } from "#lib/images/parameters.ts";
import type { ImageView, RunView } from "#lib/runs/view.ts";

/** An image beside the prompt; its place in the row is its name ("image 1"). */
export type Attachment = {
  key: string;
  name: string;
  phase: "converting" | "uploading" | "ready";
  /** 0-1 while uploading. */
  progress: number;
  /** Null until it is stored. */
  image: ImageView | null;
};
/** A file that was not taken, and why. */
export type Refusal = { key: string; name: string; code: ErrorCode; params?: ErrorView["params"] };

/** What the person has set. What the model makes of it is `fitDraft`'s business: a wish is never rewritten here. */
export type Draft = {
  connectionId: string;
  model: string;
  prompt: string;
  count: number;
  parameters: DrawParameters;
  attachments: readonly Attachment[];
  mask: ImageView | null;
};

export type DraftState = Draft & {
  refusals: readonly Refusal[];
  set(change: Partial<Draft>): void;
  setParameter<Name extends keyof DrawParameters>(name: Name, value: DrawParameters[Name]): void;
  setCount(count: number): void;
  attach(attachments: readonly Attachment[]): void;
  changeAttachment(key: string, change: Partial<Attachment>): void;
  detach(key: string): void;
  /** Puts the attachment at this place, the others closing up. */
  moveAttachment(key: string, to: number): void;
  refuse(refusals: readonly Refusal[]): void;
  dismissRefusals(): void;
};

export type DraftStore = StoreApi<DraftState>;

export const emptyDraft = (choice: { connectionId: string; model: string }): Draft => ({
  ...choice,
  prompt: "",
  count: 1,
  parameters: defaultParameters,
  attachments: [],
  mask: null,
});

const shownRefusals = 50;

/** One per mount of the composer. */
export function createDraftStore(draft: Draft): DraftStore {
  return createStore<DraftState>()((set, get) => ({
    ...draft,
    refusals: [],
    set: (change) => set(change),
    setParameter: (name, value) => set({ parameters: { ...get().parameters, [name]: value } }),
    setCount: (count) => set({ count: Math.min(Math.max(Math.round(count) || 1, 1), maxCount) }),
    attach: (attachments) => set({ attachments: [...get().attachments, ...attachments] }),
    changeAttachment(key, change) {
      set({ attachments: get().attachments.map((one) => (one.key === key ? { ...one, ...change } : one)) });
    },
    detach: (key) => set({ attachments: get().attachments.filter((one) => one.key !== key) }),
    moveAttachment(key, to) {
      const { attachments } = get();
      const moving = attachments.find((one) => one.key === key);
      if (!moving) return;
      const others = attachments.filter((one) => one !== moving);
      set({ attachments: others.toSpliced(Math.min(Math.max(to, 0), others.length), 0, moving) });
    },
    refuse: (refusals) => set({ refusals: [...get().refusals, ...refusals].slice(-shownRefusals) }),
    dismissRefusals: () => set({ refusals: [] }),
  }));
}

/** An attachment that is already stored. */
export const attachmentOf = (image: ImageView, name: string): Attachment => ({
  key: `${image.id}-${Math.random().toString(36).slice(2, 8)}`,
  name: image.name ?? name,
  phase: "ready",
  progress: 1,
  image,
});

/** Everything a run was made of, ready to be changed and sent again. */
export function draftOf(run: RunView): Draft {
  const references = run.inputs
    .filter(({ role }) => role === "reference")
    .sort((one, other) => one.position - other.position);
  return {
    connectionId: run.connection.id,
    model: run.model,
    prompt: run.prompt,
    count: run.count,
    parameters: run.parameters,
    attachments: references.map(({ image }) => attachmentOf(image, image.id)),
    mask: run.inputs.find(({ role }) => role === "mask")?.image ?? null,
  };
}

/** Images in order, without those still on their way. */
export const readyImages = ({ attachments }: Pick<Draft, "attachments">): ImageView[] =>
  attachments.flatMap(({ image }) => (image ? [image] : []));

export const isUploading = ({ attachments }: Pick<Draft, "attachments">): boolean =>
  attachments.some(({ phase }) => phase !== "ready");
