import { createHash } from "node:crypto";
import { openPicture } from "#lib/gallery/open-picture.ts";
import { type TemplateMark, templateInXmp } from "#lib/gallery/template-xmp.ts";
import { findByName } from "#lib/library/template-names.ts";
import type { TemplateOfPicture } from "#lib/library/view.ts";
import type { Context } from "#lib/studio/context.ts";

/**
 * Which template a picture was made from: known by its bytes where the workspace has it, else by what an exported copy says
 * of itself. null when neither leads to a template of the workspace.
 */
export async function findTemplateOf(
  context: Context,
  { bytes }: { bytes: Buffer },
): Promise<TemplateOfPicture | null> {
  const { studio, workspaceId } = context;
  const { client } = studio.database;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const image = await client.image.findFirst({
    where: { workspaceId, sha256, run: { use: { isNot: null } } },
    orderBy: { id: "desc" },
    select: { run: { select: { use: { select: { templateId: true, versionId: true } } } } },
  });
  const use = image?.run?.use;
  if (use) return describe(context, use.templateId, use.versionId ? { id: use.versionId } : null);
  const mark = await markOf(bytes);
  const templateId = mark && (await findByName(client, workspaceId, mark.slug));
  if (!mark || !templateId) return null;
  return describe(context, templateId, mark.digest === null ? null : { digest: mark.digest });
}

async function describe(
  { studio, workspaceId }: Context,
  templateId: string,
  version: { id: string } | { digest: string } | null,
): Promise<TemplateOfPicture | null> {
  const { client } = studio.database;
  const template = await client.template.findFirst({ where: { id: templateId, workspaceId } });
  if (!template) return null;
  const row =
    version &&
    (await client.templateVersion.findFirst({
      where: { workspaceId, templateId, ...version },
      orderBy: { number: "desc" },
      select: { number: true },
    }));
  return { slug: template.slug, version: row?.number ?? null };
}

async function markOf(bytes: Buffer): Promise<TemplateMark | null> {
  try {
    const { xmp } = await openPicture(bytes).metadata();
    return xmp ? templateInXmp(xmp.toString("utf8")) : null;
  } catch {
    // No picture, or none anybody can read: it says nothing.
    return null;
  }
}
