import type { Prisma } from "#lib/db/generated/sqlite/client.ts";
import { storedContent } from "#lib/library/stored-content.ts";
import { storedFragments } from "#lib/library/version-rows.ts";
import type { EnvironmentKey } from "#lib/library/view.ts";
import type { ReleasedPrompt } from "#lib/releases/view.ts";

export const releasedInclude = {
  version: {
    include: {
      template: {
        select: { slug: true, titleEn: true, titleZh: true, useWhenEn: true, useWhenZh: true },
      },
    },
  },
} as const satisfies Prisma.ReleaseInclude;

export type ReleasedRow = Prisma.ReleaseGetPayload<{ include: typeof releasedInclude }>;

/** What of a release an application gets something of. */
type Told = Pick<ReleasedRow, "id" | "environment" | "sequence" | "createdAt" | "model"> & {
  version: Pick<ReleasedRow["version"], "number" | "digest" | "content" | "fragments" | "template">;
};

/** What an application gets of a release. `provider` is the kind of its connection. */
export function releasedPrompt(row: Told, provider: string): ReleasedPrompt {
  const { version, model } = row;
  const { template } = version;
  return {
    environment: row.environment as EnvironmentKey,
    release: { id: row.id, sequence: row.sequence, at: row.createdAt.toISOString() },
    slug: template.slug,
    title: { en: template.titleEn, "zh-CN": template.titleZh },
    useWhen: { en: template.useWhenEn, "zh-CN": template.useWhenZh },
    version: version.number,
    digest: version.digest,
    content: storedContent(version.content),
    fragments: storedFragments(version.fragments),
    deployment: { provider, model },
  };
}
