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

/** Whose bytes: pictures by where they came from, what belongs to edits and is shown nowhere, and the trash. */
export const storageShares = ["run", "composite", "upload", "parts", "trash"] as const;
export type StorageShare = (typeof storageShares)[number];

/** What the workspace's rows say. Bytes of originals; each blob counts once, for the first of the above that uses it. */
export type StorageUsage = {
  shares: Record<StorageShare, { files: number; bytes: number }>;
  usedBytes: number;
  /** null: no limit. */
  limitBytes: number | null;
  databaseBytes: number;
  trash: TrashSummary;
  /** The latest one, running or over. */
  check: IntegrityCheckView | null;
};

/** What the disk says: found by looking at every file. */
export type DiskUsage = {
  /** Thumbnails and previews, which can be made again. */
  variants: { files: number; bytes: number };
  /** Files no row of any workspace names; the studio deletes them after a day. */
  unnamed: { files: number; bytes: number };
};

/** missing: there is no file. damaged: its bytes are not those that were stored. */
export type IntegrityFinding = {
  kind: "missing" | "damaged";
  sha256: string;
  /** The pictures it concerns, those in the trash too; `listed` are shown in the gallery. */
  images: { id: string; name: string | null; listed: boolean; trashed: boolean }[];
};

/** stopped: by a person, or because its process ended. Times are ISO. */
export type IntegrityCheckView = {
  id: string;
  state: "running" | "done" | "stopped";
  total: number;
  checked: number;
  bytes: number;
  startedAt: string;
  finishedAt: string | null;
  missing: number;
  damaged: number;
  unnamed: { files: number; bytes: number };
  /** The first 200. */
  findings: IntegrityFinding[];
};

/** The limit a person may set, in bytes. */
export const leastStorageLimit = 1024 ** 2;
export const mostStorageLimit = 1024 ** 5;
