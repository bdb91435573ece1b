import type { Route } from "#lib/simulator/fields.ts";

export type BatchStatus =
  | "validating"
  | "failed"
  | "in_progress"
  | "completed"
  | "expired"
  | "cancelling"
  | "cancelled";

/** A batch while it is worked on and afterwards. Moments in seconds since 1970. */
export type Batch = {
  id: string;
  /** Whose it is: nobody else finds it. */
  key: string;
  route: Route;
  endpoint: string;
  inputFileId: string;
  window: string;
  metadata: unknown;
  status: BatchStatus;
  errors: { code: string; message: string; param: string | null; line: number | null }[];
  outputFileId: string | null;
  errorFileId: string | null;
  counts: { total: number; completed: number; failed: number };
  createdAt: number;
  /** When it took each state after the first. */
  reached: Partial<Record<BatchStatus, number>>;
  /** Breaks off what is being drawn. */
  abort: AbortController;
};

/** The batches of one simulator, in memory: the last ten thousand. */
export type BatchStore = { put(batch: Batch): void; find(id: string, key: string): Batch | null };

export function createBatchStore(limit = 10_000): BatchStore {
  const batches = new Map<string, Batch>();
  return {
    put(batch) {
      batches.set(batch.id, batch);
      if (batches.size > limit) for (const oldest of batches.keys()) return void batches.delete(oldest);
    },
    find(id, key) {
      const batch = batches.get(id);
      return batch?.key === key ? batch : null;
    },
  };
}

/** A batch as the API shows it. */
export function batchObject(batch: Batch) {
  const at = (status: BatchStatus) => batch.reached[status] ?? null;
  const { errors } = batch;
  return {
    id: batch.id,
    object: "batch",
    endpoint: batch.endpoint,
    errors: errors.length > 0 ? { object: "list", data: errors } : null,
    input_file_id: batch.inputFileId,
    completion_window: batch.window,
    status: batch.status,
    output_file_id: batch.outputFileId,
    error_file_id: batch.errorFileId,
    created_at: batch.createdAt,
    in_progress_at: at("in_progress"),
    expires_at: batch.createdAt + 24 * 60 * 60,
    finalizing_at: at("completed"),
    completed_at: at("completed"),
    failed_at: at("failed"),
    expired_at: at("expired"),
    cancelling_at: at("cancelling"),
    cancelled_at: at("cancelled"),
    request_counts: batch.counts,
    metadata: batch.metadata,
  };
}
