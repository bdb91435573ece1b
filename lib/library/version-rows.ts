import { AppError } from "#lib/errors.ts";
import { storedContent } from "#lib/library/stored-content.ts";
import type { VersionSummary, VersionView } from "#lib/library/view.ts";
import type { FrozenFragment } from "#lib/template/content.ts";

type SummaryRow = {
  id: string;
  number: number;
  digest: string;
  changelog: string;
  source: string;
  actorId: string;
  createdAt: Date;
  status: { state: string } | null;
};

export function versionSummary(row: SummaryRow): VersionSummary {
  return {
    id: row.id,
    number: row.number,
    digest: row.digest,
    state: (row.status?.state ?? "candidate") as VersionSummary["state"],
    changelog: row.changelog,
    source: row.source,
    createdBy: row.actorId,
    createdAt: row.createdAt.toISOString(),
  };
}

export type VersionRow = SummaryRow & {
  templateId: string;
  content: string;
  fragments: string;
  parentId: string | null;
  template: { slug: string };
};

export function versionView(row: VersionRow): VersionView {
  return {
    ...versionSummary(row),
    templateId: row.templateId,
    slug: row.template.slug,
    content: storedContent(row.content),
    fragments: storedFragments(row.fragments),
    parentId: row.parentId,
  };
}

/** The fragments of a version, as `freezeVersion` has written them. */
export function storedFragments(text: string): FrozenFragment[] {
  try {
    return JSON.parse(text) as FrozenFragment[];
  } catch (cause) {
    throw new AppError("internal", { message: "a version's fragments cannot be read", cause });
  }
}

/** What `versionView` is made of. */
export const versionInclude = { status: true, template: { select: { slug: true } } } as const;
