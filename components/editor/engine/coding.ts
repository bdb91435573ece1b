import type { MaskCoder } from "#components/editor/engine/coded-mask.ts";

/** How long after a change, and how long at a time, the mask is coded. */
const codeDelayMs = 60;
const codeSliceMs = 2;
/** How long the hand rests before its mask is packed. */
const packDelayMs = 250;

type Options = {
  coder: Pick<MaskCoder, "codeSome" | "complete">;
  /** Gets an open stroke ready for its end, a little; false if there is none. */
  prepareStroke(): boolean;
  /** No stroke, and no operation. */
  isQuiet(): boolean;
  /** Packs the mask for being sent for as long as `goOn`. */
  pack(goOn: () => boolean): Promise<void>;
};

/**
 * A little at a time and between the hand's strokes, the mask is coded for being saved and packed for being sent: both,
 * and the end of a long stroke, then have next to nothing to do.
 */
export type Coding = {
  /** A stroke has begun, or something was changed. */
  begin(): void;
  /** What was coded elsewhere is there, or has to be coded here. */
  goOn(): void;
  close(): void;
};

export function createCoding({ coder, prepareStroke, isQuiet, pack }: Options): Coding {
  let coding: ReturnType<typeof setTimeout> | null = null;
  let packing: ReturnType<typeof setTimeout> | null = null;

  function code(delayMs: number): void {
    coding ??= setTimeout(() => {
      coding = null;
      if (prepareStroke()) code(codeDelayMs);
      else if (coder.codeSome(codeSliceMs)) code(0);
      else if (coder.complete) packAfter(packDelayMs);
    }, delayMs);
  }

  function packAfter(delayMs: number): void {
    if (packing) clearTimeout(packing);
    packing = setTimeout(() => void pack(() => isQuiet() && coder.complete), delayMs);
  }

  return {
    begin: () => code(codeDelayMs),
    // No hand is in the middle of something, unlike after a stroke.
    goOn: () => (coder.complete ? packAfter(0) : code(0)),
    close() {
      if (coding) clearTimeout(coding);
      if (packing) clearTimeout(packing);
    },
  };
}
