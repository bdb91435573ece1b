import { isUniqueViolation } from "#lib/db/unique-violation.ts";
import type { EnvironmentKey } from "#lib/library/view.ts";
import { policySchema } from "#lib/releases/schema.ts";
import { type EnvironmentView, environmentKeys, type ReleasePolicy } from "#lib/releases/view.ts";
import { readStored } from "#lib/runs/read-stored.ts";
import type { Context } from "#lib/studio/context.ts";

const nothing: ReleasePolicy = {
  reviews: 0,
  samplesPerCase: 0,
  meanRating: 0,
  blockedAllowed: true,
  authorMayReview: true,
  who: ["user", "api-key"],
};

/** What an environment asks for until somebody says otherwise. */
export const defaultPolicies: Readonly<Record<EnvironmentKey, ReleasePolicy>> = {
  dev: nothing,
  test: { ...nothing, samplesPerCase: 1 },
  prod: {
    reviews: 1,
    samplesPerCase: 3,
    meanRating: 4,
    blockedAllowed: false,
    authorMayReview: false,
    who: ["user", "api-key"],
  },
};

/** Makes dev, test and prod at first use. Call it outside of a transaction. */
export async function ensureEnvironments({ studio, workspaceId }: Context): Promise<void> {
  const { client } = studio.database;
  if ((await client.environment.count({ where: { workspaceId } })) === environmentKeys.length) return;
  for (const key of environmentKeys) {
    const policy = JSON.stringify(defaultPolicies[key]);
    const data = { workspaceId, key, policy, updatedAt: new Date(studio.clock()) };
    await client.environment.create({ data }).catch((failure: unknown) => {
      if (!isUniqueViolation(failure)) throw failure;
    });
  }
}

/** dev, test, prod with what each asks for. */
export async function listEnvironments(context: Context): Promise<EnvironmentView[]> {
  await ensureEnvironments(context);
  const { studio, workspaceId } = context;
  const rows = await studio.database.client.environment.findMany({ where: { workspaceId } });
  return environmentKeys.flatMap((key) => rows.filter((row) => row.key === key).map(environmentView));
}

export function environmentView(row: { key: string; policy: string; counter: number }): EnvironmentView {
  return {
    key: row.key as EnvironmentKey,
    policy: readStored(policySchema, row.policy),
    counter: row.counter,
  };
}
