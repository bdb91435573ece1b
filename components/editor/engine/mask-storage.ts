import type { CodedMask } from "#components/editor/engine/coded-mask.ts";
import type { Revised, RevisionStorage } from "#components/editor/engine/revision-storage.ts";

/** A mask as it lies in the browser. */
export type StoredMask = Revised<CodedMask>;

export type MaskStorage = RevisionStorage<CodedMask>;
