/** What the command ends with; scripts and CI tell the cases apart by it. */
export const exitCodes = {
  /** Something nobody foresaw. */
  failed: 1,
  /** The command was called wrongly. */
  usage: 2,
  /** The studio could not be asked, or said no. */
  studio: 3,
  /** A file stands in the way that the command did not write. */
  inTheWay: 4,
  /** Files, lock and digests are not in step. */
  outOfStep: 5,
  /** The environment's policy is not met, or somebody else released first. */
  refused: 6,
} as const;

/** Ends the command with a sentence. */
export class CommandError extends Error {
  override readonly name: string = "CommandError";
  readonly exitCode: number;

  constructor(exit: keyof typeof exitCodes, sentence: string, options?: { cause?: unknown }) {
    super(sentence, options);
    this.exitCode = exitCodes[exit];
  }
}
