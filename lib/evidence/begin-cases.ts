import { createHash } from "node:crypto";
import { AppError, type ErrorCode } from "#lib/errors.ts";
import { caseInputs } from "#lib/evidence/case-view.ts";
import { fillCase } from "#lib/evidence/fill-case.ts";
import { noteTemplateUse } from "#lib/library/note-template-use.ts";
import { templateRunParts } from "#lib/library/template-run-parts.ts";
import { beginRun, type RunParts } from "#lib/runs/start-run.ts";
import type { Context } from "#lib/studio/context.ts";

/** The disk or the database may be well again; everything else would only happen again. */
const passing: readonly ErrorCode[] = [
  "database_unavailable",
  "disk_full",
  "storage_failed",
  "shutting_down",
];

/**
 * Begins the run of every case of an evidence run that has neither run nor error, each once, whoever else does the same
 * at this moment. What can't be begun is written into the case; what may pass is left for the next time.
 */
export async function beginCases(context: Context, evidenceRunId: string): Promise<void> {
  const { studio, workspaceId } = context;
  const rows = await loadWaiting(context, evidenceRunId);
  for (const row of rows) {
    try {
      await beginCase(context, row);
    } catch (thrown) {
      const failure = AppError.from(thrown);
      // Begun meanwhile by somebody else.
      if (failure.code === "stopped") continue;
      if (failure.code === "internal" || passing.includes(failure.code))
        studio.logger.error({ err: thrown, evidenceCaseId: row.id }, "a case could not be begun");
      if (passing.includes(failure.code)) return;
      await studio.database.client.evidenceCase.updateMany({
        where: { id: row.id, workspaceId, runId: null, error: null },
        data: { error: JSON.stringify(failure.view(context.requestId)) },
      });
    }
  }
}

async function loadWaiting({ studio, workspaceId }: Context, evidenceRunId: string) {
  return studio.database.client.evidenceCase.findMany({
    where: { workspaceId, evidenceRunId, runId: null, error: null },
    include: { evidenceRun: { include: { version: { select: { content: true, fragments: true } } } } },
    orderBy: { position: "asc" },
  });
}

type Waiting = Awaited<ReturnType<typeof loadWaiting>>[number];

/** The run and the case that points to it are one transaction: whoever finds the case without a run pays nothing twice. */
async function beginCase(context: Context, row: Waiting): Promise<void> {
  const key = `evidence-${row.id}`;
  await beginRun(context, key, createHash("sha256").update(key).digest("hex"), () =>
    gather(context, row, key),
  );
}

async function gather(context: Context, row: Waiting, idempotencyKey: string): Promise<RunParts> {
  const { evidenceRun } = row;
  const { version, templateId, versionId, connectionId, model } = evidenceRun;
  const inputs = caseInputs(row);
  const samples = evidenceRun.samplesPerCase;
  const asked = { connectionId, model, idempotencyKey };
  const parts = await templateRunParts(context, asked, fillCase({ version, inputs, samples }));
  return {
    ...parts,
    async attach(transaction, begun) {
      await parts.attach(transaction, begun);
      const taken = await transaction.evidenceCase.updateMany({
        where: { id: row.id, runId: null, error: null },
        data: { runId: begun.id },
      });
      if (taken.count !== 1) throw new AppError("stopped");
      const { values } = inputs;
      const use = { templateId, versionId, values, via: "evidence" as const, connectionId, model };
      await noteTemplateUse(transaction, context, use, begun);
    },
  };
}
