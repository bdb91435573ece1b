import type { Database } from "#lib/db/database.ts";
import { createDice } from "#tests/support/release-walk/dice.ts";
import { Oracle } from "#tests/support/release-walk/oracle.ts";
import { walkOnce } from "#tests/support/release-walk/walk.ts";
import { newShared } from "#tests/support/release-walk/world.ts";
import { openTestStudio } from "#tests/support/test-studio.ts";

const templatesPerWorkspace = 20;

/**
 * Walks `sequences` lives of templates, some of them in one workspace, where policies and people are common to them.
 * Counts how often what happened; throws, with the seed that leads there again, what must never happen.
 */
export async function walkReleases(
  database: Database,
  { sequences, seed, counts }: { sequences: number; seed: number; counts: Map<string, number> },
): Promise<void> {
  for (let done = 0; done < sequences; done += templatesPerWorkspace) {
    const test = await openTestStudio(database);
    const walked = seed + done;
    const walk = {
      context: test.context,
      dice: createDice(walked),
      oracle: new Oracle(database),
      shared: newShared(),
      counts,
    };
    try {
      for (let at = done; at < Math.min(sequences, done + templatesPerWorkspace); at++) await walkOnce(walk);
    } catch (failure) {
      throw new Error(`seed ${walked}: ${failure instanceof Error ? failure.message : failure}`, {
        cause: failure,
      });
    } finally {
      await test.close();
    }
  }
}
