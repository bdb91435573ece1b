/** A place in image pixels; it may lie outside of the picture. */
export type Place = { x: number; y: number };

/** Shift was held; `slack`: how far a hand may slip within one click, in image pixels. */
export type HandStance = { shift: boolean; slack: number };

/** Takes the pointer in place of the mask's tools: marks are drawn with it, the frame is dragged. Panning stays as it is. */
export type Hand = {
  /** The CSS cursor where it hovers last. */
  readonly cursor: string;
  down(at: Place, stance: HandStance): void;
  /** While pressed, all places since the last call; else the place it hovers at. */
  move(places: readonly Place[], stance: HandStance): void;
  up(at: Place, stance: HandStance): void;
  /** A double click: what goes on until it is ended, ends. */
  finish(): void;
  /** Gives up what is begun. False when there was nothing. */
  cancel(): boolean;
  /** Taps of two and three fingers. */
  undo(): void;
  redo(): void;
};
