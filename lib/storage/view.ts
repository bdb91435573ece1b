/** What lies in the trash, and what emptying it would really free: bytes that no picture outside of it uses. */
export type TrashSummary = {
  count: number;
  /** Bytes of originals. */
  bytesFreed: number;
  /** Pictures that stay for now, because a run that is being drawn needs them. */
  held: number;
  /** ISO; when the oldest leaves by itself. null for an empty trash. */
  nextPurgeAt: string | null;
};

export type PurgeOutcome = { count: number; bytesFreed: number };

/** Days a picture stays in the trash. */
export const trashDays = 30;
