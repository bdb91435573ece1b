import type { Transaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import type { EnvironmentKey } from "#lib/library/view.ts";
import type { Context } from "#lib/studio/context.ts";

type Pointer = {
  workspaceId: string;
  environment: string;
  templateId: string;
  releaseId: string;
  versionId: string;
  connectionId: string;
  model: string;
  withdrawn: boolean;
};

/** What is current, if it is what the caller saw. Errors: `release_conflict` with what is current now. */
export async function expectCurrent(
  transaction: Transaction,
  { workspaceId }: Pick<Context, "workspaceId">,
  {
    environment,
    templateId,
    expected,
  }: { environment: EnvironmentKey; templateId: string; expected: string | null },
): Promise<Pointer | null> {
  const pointer: Pointer | null = await transaction.environmentPointer.findUnique({
    where: { workspaceId_environment_templateId: { workspaceId, environment, templateId } },
  });
  if ((pointer?.releaseId ?? null) === expected) return pointer;
  const current =
    pointer &&
    (await transaction.release.findFirst({
      where: { id: pointer.releaseId, workspaceId },
      select: { sequence: true, actorId: true, version: { select: { number: true } } },
    }));
  throw new AppError("release_conflict", {
    field: "expectedReleaseId",
    params: {
      environment,
      currentReleaseId: pointer?.releaseId ?? "",
      sequence: current?.sequence ?? 0,
      version: current?.version.number ?? 0,
      actor: current?.actorId ?? "",
    },
  });
}

/** Makes a release the current one, in one conditional update: of two who move from the same place one moves nothing. */
export async function movePointer(
  transaction: Transaction,
  from: string | null,
  to: Pointer & { updatedAt: Date },
): Promise<void> {
  if (from === null) {
    await transaction.environmentPointer.create({ data: to });
    return;
  }
  const { workspaceId, environment, templateId, ...data } = to;
  const where = { workspaceId, environment, templateId, releaseId: from };
  const { count } = await transaction.environmentPointer.updateMany({ where, data });
  if (count !== 1)
    throw new AppError("release_conflict", { field: "expectedReleaseId", params: conflict(environment) });
}

const conflict = (environment: string) => ({
  environment,
  currentReleaseId: "",
  sequence: 0,
  version: 0,
  actor: "",
});
