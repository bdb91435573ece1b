import type { Context } from "#lib/studio/context.ts";
import { expect } from "#tests/support/test.ts";

/** How many prompts come with the studio. */
const starters = 20;

/** Until they are there: they are made after the studio listens. */
export async function untilStarters({ studio: { database }, workspaceId }: Context): Promise<void> {
  const where = { workspaceId, kind: "prompt", starterKey: { not: null } };
  await expect.poll(() => database.client.template.count({ where }), { timeout: 30_000 }).toBe(starters);
}
