import { openDatabase } from "#lib/db/open-database.ts";
import type { TemplateView } from "#lib/library/view.ts";
import { soloWorkspaceId } from "#lib/studio/solo.ts";
import type { StudioProcess } from "#tests/support/studio-process.ts";
import { makeVersion } from "#tests/support/templates.ts";
import { openTestStudio } from "#tests/support/test-studio.ts";

/** Puts a template with one version into the library of a running studio, beside it in its database. */
export async function putTemplate(
  { folder }: Pick<StudioProcess, "folder">,
  input: Parameters<typeof makeVersion>[1],
): Promise<TemplateView> {
  const database = await openDatabase({ databaseUrl: null, dataFolder: folder });
  const beside = await openTestStudio(database);
  try {
    return (await makeVersion({ ...beside.context, workspaceId: soloWorkspaceId }, input)).template;
  } finally {
    await beside.close();
    await database.close();
  }
}
