import { createHash } from "node:crypto";
import { recordAudit } from "#lib/audit/record.ts";
import { AppError } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { emptyReport, type IntegrityReport, noteFinding } from "#lib/storage/integrity-report.ts";
import { latestCheck, silentMs } from "#lib/storage/latest-check.ts";
import { batched, namedBlobs } from "#lib/storage/stored-files.ts";
import type { IntegrityCheckView } from "#lib/storage/view.ts";
import type { Context } from "#lib/studio/context.ts";

const page = 200;
const noteEveryMs = 500;

/**
 * Begins to read every stored byte of the workspace, in the background, and answers at once. One at a time. It ends with
 * the process; what it had found stays. Errors: `check_running`.
 */
export async function startCheck(context: Context): Promise<IntegrityCheckView> {
  const { studio, workspaceId, actor } = context;
  const now = studio.clock();
  const id = newId("chk", now);
  await studio.database.transaction(async (transaction) => {
    // Two who begin at the same moment stand in line here.
    await transaction.workspace.update({
      where: { id: workspaceId },
      data: { eventCounter: { increment: 0 } },
    });
    const alive = { gte: new Date(now - silentMs) };
    const running = await transaction.integrityCheck.count({
      where: { workspaceId, state: "running", heartbeatAt: alive },
    });
    if (running > 0) throw new AppError("check_running");
    const over = { state: "stopped", finishedAt: new Date(now) };
    await transaction.integrityCheck.updateMany({ where: { workspaceId, state: "running" }, data: over });
    await transaction.integrityCheck.create({
      data: {
        id,
        workspaceId,
        actorKind: actor.kind,
        actorId: actor.id,
        state: "running",
        total: await transaction.blob.count({ where: { workspaceId, purgedAt: null } }),
        report: JSON.stringify(emptyReport()),
        startedAt: new Date(now),
        heartbeatAt: new Date(now),
      },
    });
    await recordAudit(transaction, context, { action: "integrity.start", subjectId: id, details: {} });
  });
  void readAll(context, id).catch((error: unknown) =>
    studio.logger.error({ err: error, checkId: id }, "a check of integrity broke off"),
  );
  return theLatest(context);
}

/** Ends the running check; what it has found stays. Without one nothing happens. */
export async function stopCheck(context: Context): Promise<IntegrityCheckView | null> {
  const { studio, workspaceId } = context;
  await studio.database.transaction(async (transaction) => {
    const running = await transaction.integrityCheck.findFirst({ where: { workspaceId, state: "running" } });
    if (!running) return;
    const data = { state: "stopped", finishedAt: new Date(studio.clock()) };
    await transaction.integrityCheck.update({ where: { id: running.id }, data });
    await recordAudit(transaction, context, { action: "integrity.stop", subjectId: running.id, details: {} });
  });
  return latestCheck(context);
}

async function theLatest(context: Context): Promise<IntegrityCheckView> {
  const check = await latestCheck(context);
  if (!check) throw new AppError("not_found");
  return check;
}

type Progress = { checked: number; bytes: number; report: IntegrityReport };

async function readAll(context: Context, id: string): Promise<void> {
  const { studio, workspaceId } = context;
  const progress: Progress = { checked: 0, bytes: 0, report: emptyReport() };
  let notedAt = performance.now();
  /** false when somebody has stopped it. */
  const goesOn = async () => {
    if (performance.now() - notedAt < noteEveryMs) return true;
    notedAt = performance.now();
    return note(context, id, progress, "running");
  };
  for (let after = ""; ; ) {
    const blobs = await studio.database.client.blob.findMany({
      where: { workspaceId, purgedAt: null, sha256: { gt: after } },
      select: { sha256: true, bytes: true },
      orderBy: { sha256: "asc" },
      take: page,
    });
    for (const blob of blobs) {
      const kind = await readOne(context, blob, goesOn);
      if (kind === "stopped") return;
      if (kind !== "intact") noteFinding(progress.report, kind, blob.sha256);
      progress.checked += 1;
      progress.bytes += blob.bytes;
    }
    after = blobs.at(-1)?.sha256 ?? "";
    if (blobs.length < page) break;
  }
  await countUnnamed(context, progress.report);
  await note(context, id, progress, "done");
}

/** Reads a blob chunk by chunk, so that nothing else waits for it. What was purged meanwhile is not missing. */
async function readOne(
  { studio, workspaceId }: Context,
  { sha256, bytes }: { sha256: string; bytes: number },
  goesOn: () => Promise<boolean>,
): Promise<"intact" | "missing" | "damaged" | "stopped"> {
  const hash = createHash("sha256");
  let read = 0;
  try {
    for await (const chunk of studio.blobs.stream(sha256)) {
      hash.update(chunk as Uint8Array);
      read += (chunk as Uint8Array).length;
      if (!(await goesOn())) return "stopped";
    }
  } catch (thrown) {
    if (!(await goesOn())) return "stopped";
    const where = { workspaceId, sha256, purgedAt: null };
    if ((await studio.database.client.blob.count({ where })) === 0) return "intact";
    return AppError.from(thrown).code === "blob_missing" ? "missing" : "damaged";
  }
  if (!(await goesOn())) return "stopped";
  return read === bytes && hash.digest("hex") === sha256 ? "intact" : "damaged";
}

async function countUnnamed({ studio }: Context, report: IntegrityReport): Promise<void> {
  for await (const files of batched(studio.blobs.originals())) {
    const named = await namedBlobs(
      studio,
      files.map(({ sha256 }) => sha256),
    );
    for (const { sha256, bytes } of files) {
      if (named.has(sha256)) continue;
      report.unnamed.files += 1;
      report.unnamed.bytes += bytes;
    }
  }
}

/** Writes down how far it is, unless it was stopped. */
async function note(
  { studio }: Context,
  id: string,
  { checked, bytes, report }: Progress,
  state: "running" | "done",
): Promise<boolean> {
  const now = new Date(studio.clock());
  const { count } = await studio.database.client.integrityCheck.updateMany({
    where: { id, state: "running" },
    data: {
      state,
      checked,
      bytes: BigInt(bytes),
      report: JSON.stringify(report),
      heartbeatAt: now,
      ...(state === "done" && { finishedAt: now }),
    },
  });
  return count > 0;
}
