"use client";

import { lazy, Suspense } from "react";
import type { TemplatePageData } from "#components/template/page-data.ts";

const EditTab = lazy(() =>
  import("#components/template/edit/edit-tab.tsx").then((module) => ({ default: module.EditTab })),
);
const VersionsTab = lazy(() =>
  import("#components/template/versions/versions-tab.tsx").then((module) => ({
    default: module.VersionsTab,
  })),
);
const EvidenceTab = lazy(() =>
  import("#components/template/evidence/evidence-tab.tsx").then((module) => ({
    default: module.EvidenceTab,
  })),
);
const ReleasesTab = lazy(() =>
  import("#components/template/releases/releases-tab.tsx").then((module) => ({
    default: module.ReleasesTab,
  })),
);

const CodeTab = lazy(() =>
  import("#components/template/code/code-tab.tsx").then((module) => ({ default: module.CodeTab })),
);

/** The tab the address names. */
export function TemplateTabs({ loaded, folders, tags }: TemplatePageData) {
  return (
    <Suspense>
      {loaded.tab === "edit" && <EditTab folders={folders} tags={tags} />}
      {loaded.tab === "versions" && <VersionsTab loaded={loaded} />}
      {loaded.tab === "evidence" && <EvidenceTab loaded={loaded} />}
      {loaded.tab === "releases" && <ReleasesTab loaded={loaded} />}
      {loaded.tab === "code" && <CodeTab loaded={loaded} />}
    </Suspense>
  );
}
