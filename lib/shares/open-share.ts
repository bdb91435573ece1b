import { shareState, shownImage } from "#lib/shares/share-rows.ts";
import { tokenHash, tokenShape } from "#lib/shares/share-token.ts";
import type { OpenedShare } from "#lib/shares/view.ts";
import type { Studio } from "#lib/studio/context.ts";

/** The link of a token, whatever has become of it, with the pictures it shows; null for a token that never was one. */
export async function findShare(studio: Studio, token: string) {
  if (!tokenShape.test(token)) return null;
  const row = await studio.database.client.share.findUnique({
    where: { tokenHash: tokenHash(token) },
    include: {
      images: {
        where: { image: shownImage },
        orderBy: { position: "asc" },
        select: { image: { select: { id: true, sha256: true, width: true, height: true, thumbHash: true } } },
      },
    },
  });
  if (!row) return null;
  const images = row.images.map(({ image }) => image);
  return { ...row, images, state: shareState(row, images.length, studio.clock()) };
}

/** What a reader of the link sees. The token is all there is to show; whose workspace it is follows from it. */
export async function openShare(studio: Studio, token: string): Promise<OpenedShare> {
  const share = await findShare(studio, token);
  if (!share) return { state: "unknown" };
  if (share.state !== "open") return { state: share.state };
  const { workspaceId, showPrompt, title, expiresAt, images } = share;
  const prompts = showPrompt
    ? await loadPrompts(
        studio,
        workspaceId,
        images.map(({ id }) => id),
      )
    : null;
  return {
    state: "open",
    title,
    expiresAt: expiresAt?.toISOString() ?? null,
    pictures: images.map(({ id, sha256, width, height, thumbHash }) => ({
      url: `/s/${token}/blobs/${sha256}`,
      width,
      height,
      thumbHash,
      prompt: prompts?.get(id) ?? null,
      imageId: id,
    })),
  };
}

async function loadPrompts(
  studio: Studio,
  workspaceId: string,
  imageIds: string[],
): Promise<Map<string, string>> {
  const rows = await studio.database.client.image.findMany({
    where: { workspaceId, id: { in: imageIds } },
    select: { id: true, run: { select: { prompt: true } } },
  });
  return new Map(rows.flatMap(({ id, run }) => (run ? [[id, run.prompt] as const] : [])));
}
