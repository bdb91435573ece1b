import type { IntegrityCheckView, PurgeOutcome } from "#lib/storage/view.ts";
import type { Outcome } from "#lib/studio/outcome.ts";

/** What the storage page can ask of the studio (app/actions/storage-actions.ts). */
export type StorageActions = {
  setLimit: (input: { limitBytes: number | null }) => Promise<Outcome<{ limitBytes: number | null }>>;
  purge: (input: { selection: "all"; count: number }) => Promise<Outcome<PurgeOutcome>>;
  startCheck: (input: Record<string, never>) => Promise<Outcome<IntegrityCheckView>>;
  stopCheck: (input: Record<string, never>) => Promise<Outcome<IntegrityCheckView | null>>;
};
