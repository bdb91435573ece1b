import type { Transaction } from "#lib/db/database.ts";

type EditRow = { runId: string; workspaceId: string; mode: string; settings: string };

/** Whether what a provider draws for this run is only half the work. */
export function awaitsComposite(edit: { mode: string } | null): boolean {
  return edit !== null && edit.mode !== "raw";
}

/** Notes a drawn picture as a result of its edit, in the transaction that books it. */
export async function writeResult(transaction: Transaction, edit: EditRow, rawId: string): Promise<void> {
  const { runId, workspaceId, settings } = edit;
  const state = awaitsComposite(edit) ? "pending" : "done";
  await transaction.editResult.create({ data: { rawId, workspaceId, runId, state, settings } });
}
