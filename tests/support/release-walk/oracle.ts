import type { Database } from "#lib/db/database.ts";
import type { ReleasePolicy } from "#lib/releases/view.ts";
import type { Actor } from "#lib/studio/context.ts";

/** What is to be released by whom; all that the oracle is told besides the rows. */
export type Asked = {
  workspaceId: string;
  templateId: string;
  versionId: string;
  connectionId: string;
  model: string;
  actor: Actor;
  policy: ReleasePolicy;
};

/** An accepted review, and the evidence as it was then, in the oracle's own words. */
export type Witnessed = { evidenceRunId: string; actor: Actor; decision: string; snapshot: string };

type Row = Record<string, unknown>;

/**
 * A second opinion on releases: recomputed from the rows by SQL, without a line of the services, their digest or their
 * totals. Whether a review still holds is told by comparing all that evidence consists of with what it was at the review.
 */
export class Oracle {
  readonly #database: Database;
  /** In the order they were accepted. */
  readonly witnessed: Witnessed[] = [];

  constructor(database: Database) {
    this.#database = database;
  }

  async rows(sql: string, ...values: string[]): Promise<Row[]> {
    const numbered =
      this.#database.kind === "sqlite"
        ? sql
        : sql.replace(
            /\?/g,
            (() =>
              (
                (at = 0) =>
                () =>
                  `$${++at}`
              )())(),
          );
    return this.#database.client.$queryRawUnsafe<Row[]>(numbered, ...values);
  }

  /** Everything an evidence run consists of, as one text. */
  async snapshot(evidenceRunId: string): Promise<string> {
    const parts = [
      await this.rows(
        `SELECT e."versionId", e."connectionId", e."model", c."position", c."caseId", c."required", c."values", c."slots"
         FROM "EvidenceRun" e JOIN "EvidenceCase" c ON c."evidenceRunId" = e."id" WHERE e."id" = ? ORDER BY c."position"`,
        evidenceRunId,
      ),
      await this.rows(
        `SELECT j."id", j."state", j."error" FROM "EvidenceCase" c JOIN "Job" j ON j."runId" = c."runId"
         WHERE c."evidenceRunId" = ? ORDER BY j."id"`,
        evidenceRunId,
      ),
      await this.rows(
        `SELECT i."id", i."sha256" FROM "EvidenceCase" c JOIN "Image" i ON i."runId" = c."runId"
         WHERE c."evidenceRunId" = ? ORDER BY i."id"`,
        evidenceRunId,
      ),
      await this.rows(
        `SELECT "imageId", "actorKind", "actorId", "score", "flags", "comment" FROM "SampleRating"
         WHERE "evidenceRunId" = ? ORDER BY "imageId", "actorKind", "actorId"`,
        evidenceRunId,
      ),
    ];
    return JSON.stringify(parts, (_, value) => (typeof value === "bigint" ? String(value) : value));
  }

  /** Whether any evidence of exactly this version and deployment is all the policy asks for. */
  async isProven(asked: Asked): Promise<boolean> {
    const { policy, versionId, connectionId, model } = asked;
    if (
      policy.samplesPerCase === 0 &&
      policy.meanRating === 0 &&
      policy.reviews === 0 &&
      policy.blockedAllowed
    )
      return true;
    const runs = await this.rows(
      `SELECT "id" FROM "EvidenceRun" WHERE "versionId" = ? AND "connectionId" = ? AND "model" = ?`,
      versionId,
      connectionId,
      model,
    );
    if (runs.length === 0)
      return policy.samplesPerCase === 0 && policy.meanRating === 0 && policy.reviews === 0;
    for (const { id } of runs) if (await this.#proves(String(id), asked)) return true;
    return false;
  }

  async #proves(evidenceRunId: string, asked: Asked): Promise<boolean> {
    const { policy } = asked;
    if ((await this.#fewestSamples(evidenceRunId, asked.templateId)) < policy.samplesPerCase) return false;
    const scores = await this.rows(
      `SELECT r."score" FROM "SampleRating" r WHERE r."evidenceRunId" = ?`,
      evidenceRunId,
    );
    const sum = scores.reduce((total, { score }) => total + Number(score), 0);
    if (policy.meanRating > 0 && (scores.length === 0 || sum < policy.meanRating * scores.length))
      return false;
    const blocked = await this.rows(
      `SELECT j."id" FROM "EvidenceCase" c JOIN "Job" j ON j."runId" = c."runId"
       WHERE c."evidenceRunId" = ? AND j."error" LIKE '%"moderation_%'`,
      evidenceRunId,
    );
    if (blocked.length > 0 && !policy.blockedAllowed) return false;
    return policy.reviews === 0 || this.#isApproved(evidenceRunId, asked);
  }

  async #fewestSamples(evidenceRunId: string, templateId: string): Promise<number> {
    const drawn = await this.rows(
      `SELECT c."caseId", c."required", c."values", c."slots",
         (SELECT count(*) FROM "Image" i WHERE i."runId" = c."runId") AS "samples"
       FROM "EvidenceCase" c WHERE c."evidenceRunId" = ?`,
      evidenceRunId,
    );
    const now = await this.rows(
      `SELECT "id", "values", "slots" FROM "TestCase"
       WHERE "templateId" = ? AND "required" = ${this.#database.kind === "sqlite" ? "1" : "true"} AND "deletedAt" IS NULL`,
      templateId,
    );
    const required = drawn.filter(({ required: is }) => Number(is) === 1);
    const counts = (required.length > 0 ? required : drawn).map(({ samples }) => Number(samples));
    for (const { id, values, slots } of now) {
      const same = drawn.find((one) => one.caseId === id && one.values === values && one.slots === slots);
      counts.push(same ? Number(same.samples) : 0);
    }
    return counts.length === 0 ? 0 : Math.min(...counts);
  }

  async #isApproved(
    evidenceRunId: string,
    { workspaceId, versionId, actor, policy }: Asked,
  ): Promise<boolean> {
    const now = await this.snapshot(evidenceRunId);
    const last = new Map<string, Witnessed>();
    for (const one of this.witnessed)
      if (one.evidenceRunId === evidenceRunId && one.actor.kind === "user") last.set(one.actor.id, one);
    const current = [...last].filter(([, { snapshot }]) => snapshot === now);
    if (current.some(([, { decision }]) => decision === "reject")) return false;
    let approvers = current.map(([id]) => id);
    if (!policy.authorMayReview) {
      const people = await this.#people(workspaceId, actor);
      if (people.size < 2) return false;
      const [version] = await this.rows(
        `SELECT "actorKind", "actorId" FROM "TemplateVersion" WHERE "id" = ?`,
        versionId,
      );
      approvers = approvers.filter((id) => version?.actorKind !== "user" || id !== version.actorId);
    }
    return approvers.length >= policy.reviews;
  }

  async #people(workspaceId: string, actor: Actor): Promise<Set<unknown>> {
    const people = new Set<unknown>(actor.kind === "user" ? [actor.id] : []);
    for (const table of ["TemplateVersion", "Review", "SampleRating", "Release"])
      for (const { actorId } of await this.rows(
        `SELECT DISTINCT "actorId" FROM "${table}" WHERE "workspaceId" = ? AND "actorKind" = 'user'`,
        workspaceId,
      ))
        people.add(actorId);
    return people;
  }
}
