import { storedContent } from "#lib/library/stored-content.ts";
import type { DraftView } from "#lib/library/view.ts";

type DraftRow = {
  rev: number;
  content: string;
  baseVersionId: string | null;
  actorId: string;
  updatedAt: Date;
};

export function draftView({ rev, content, baseVersionId, actorId, updatedAt }: DraftRow): DraftView {
  return {
    rev,
    content: storedContent(content),
    baseVersionId,
    updatedBy: actorId,
    updatedAt: updatedAt.toISOString(),
  };
}
