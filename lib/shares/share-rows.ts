import type { Prisma } from "#lib/db/generated/sqlite/client.ts";
import { shareToken, tokenHash } from "#lib/shares/share-token.ts";
import type { ShareState, ShareView } from "#lib/shares/view.ts";
import type { Studio } from "#lib/studio/context.ts";

/** Pictures a link may show: what is in the trash is shown to nobody. */
export const shownImage = {
  deletedAt: null,
  purgedAt: null,
  listed: true,
  blob: { mime: { in: ["image/png", "image/jpeg", "image/webp"] }, purgedAt: null },
} satisfies Prisma.ImageWhereInput;

export const shareInclude = {
  images: {
    where: { image: shownImage },
    orderBy: { position: "asc" },
    take: 1,
    select: { image: { select: { sha256: true } } },
  },
  _count: { select: { images: { where: { image: shownImage } } } },
} satisfies Prisma.ShareInclude;

export type ShareRow = Prisma.ShareGetPayload<{ include: typeof shareInclude }>;

export function shareState(
  share: { revokedAt: Date | null; expiresAt: Date | null },
  count: number,
  now: number,
): ShareState {
  if (share.revokedAt) return "revoked";
  if (share.expiresAt && share.expiresAt.getTime() <= now) return "expired";
  return count === 0 ? "empty" : "open";
}

/** A row as its owner sees it. */
export async function shareView(studio: Studio, row: ShareRow): Promise<ShareView> {
  const token = await shareToken(studio.env, row.id);
  const count = row._count.images;
  const [first] = row.images;
  return {
    id: row.id,
    title: row.title,
    path: tokenHash(token) === row.tokenHash ? `/s/${token}` : null,
    origin: studio.env.publicUrl?.origin ?? null,
    state: shareState(row, count, studio.clock()),
    showPrompt: row.showPrompt,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    count,
    thumbUrl: first ? `/blobs/${first.image.sha256}?w=256` : null,
  };
}
