import type {
  CompositeProof,
  CompositeSettings,
  EditMode,
  EditPlan,
  Outset,
  Rectangle,
} from "#lib/edits/view.ts";
import type { ErrorCode, ErrorParams } from "#lib/errors.ts";
import type { Dimensions } from "#lib/images/parameters.ts";

/** What a mask says, with what the outset adds. */
export type MaskFacts = {
  /** More than 0. */
  pixels: number;
  bounds: Rectangle | null;
  whole: boolean;
  /** The feather one gets without choosing. */
  feather: number;
};

/** What is sent: PNGs. `crop` is the first picture; mask and markup have its size. */
export type PreparedPictures = {
  crop: Uint8Array;
  mask: Uint8Array | null;
  markup: Uint8Array | null;
  burned: Uint8Array | null;
};

export type Composite = Dimensions & { png: Uint8Array; proof: CompositeProof };

/** Work on pixels, done in threads of its own. Pictures go in and come out as files; a mask is the painted one or null. */
export type PixelTasks = {
  measure: { input: { mask: Uint8Array | null; source: Dimensions; outset: Outset }; output: MaskFacts };
  prepare: {
    input: {
      source: Uint8Array;
      mask: Uint8Array | null;
      markup: Uint8Array | null;
      plan: EditPlan;
      /** A transparent picture is asked for: the crop keeps its transparency. */
      transparent: boolean;
    };
    output: PreparedPictures;
  };
  compose: {
    input: {
      source: Uint8Array;
      mask: Uint8Array | null;
      sent: Uint8Array;
      raw: Uint8Array;
      plan: EditPlan;
      mode: EditMode;
      settings: CompositeSettings;
    };
    output: Composite;
  };
  drift: {
    input: { mask: Uint8Array | null; sent: Uint8Array; raw: Uint8Array; plan: EditPlan };
    output: Uint8Array;
  };
};

export type PixelTask = keyof PixelTasks;

/** One question to a thread, and its answer. */
export type TaskMessage = {
  [Task in PixelTask]: { id: number; task: Task; input: PixelTasks[Task]["input"] };
}[PixelTask];
export type AnswerMessage =
  | { id: number; ok: true; output: PixelTasks[PixelTask]["output"] }
  | { id: number; ok: false; code: ErrorCode; params: ErrorParams; message: string };
