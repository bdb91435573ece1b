import type { Transaction } from "#lib/db/database.ts";
import { isUniqueViolation } from "#lib/db/unique-violation.ts";
import { newId } from "#lib/ids.ts";
import { insertTemplate } from "#lib/library/create-template.ts";
import { writeVersion } from "#lib/library/freeze-version.ts";
import { lockNames } from "#lib/library/own-template.ts";
import { readStarters, type Starter } from "#lib/library/read-starters.ts";
import { settleTemplate } from "#lib/library/settle-template.ts";
import { freeName } from "#lib/library/template-names.ts";
import { writeCases } from "#lib/library/write-cases.ts";
import type { Context, Studio } from "#lib/studio/context.ts";

/**
 * Makes the starter set of a workspace, each template once, whatever becomes of it: as its first version, with its test
 * cases. Each is a short transaction of its own, so that others come in between. Returns how many were made.
 */
export async function makeStarters(studio: Studio, workspaceId: string): Promise<number> {
  const { client } = studio.database;
  const there = await client.template.findMany({
    where: { workspaceId, starterKey: { not: null } },
    select: { starterKey: true },
  });
  const made = new Set(there.map(({ starterKey }) => starterKey));
  const missing = (await readStarters()).filter(({ slug }) => !made.has(slug));
  const context: Context = {
    studio,
    workspaceId,
    actor: { kind: "system", id: "starters" },
    requestId: newId("req", studio.clock()),
  };
  for (const starter of missing) {
    try {
      await studio.database.transaction((transaction) => makeStarter(transaction, context, starter));
    } catch (thrown) {
      // Another process starts as well.
      if (!isUniqueViolation(thrown)) throw thrown;
    }
  }
  if (missing.length > 0) studio.events.wake(workspaceId);
  return missing.length;
}

async function makeStarter(
  transaction: Transaction,
  context: Context,
  { slug, file }: Starter,
): Promise<void> {
  await lockNames(transaction, context);
  const { meta, content, cases } = file;
  const name = await freeName(transaction, context.workspaceId, slug);
  const asked = { ...meta, slug: name, coverImageId: null, deployment: null, content };
  const templateId = await insertTemplate(transaction, context, asked, { starterKey: slug });
  await writeCases(transaction, context, { templateId, cases });
  await writeVersion(transaction, context, { templateId, rev: 1, changelog: "", source: "starter" });
  await settleTemplate(transaction, context, templateId);
}
