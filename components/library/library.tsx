"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { fetchJson } from "#components/gallery/fetch-json.ts";
import type { LibraryActions } from "#components/library/library-actions.ts";
import { type LibraryParts, LibraryProvider, useLibrary } from "#components/library/library-context.tsx";
import { createLibraryReader } from "#components/library/library-reader.ts";
import { createLibraryStore } from "#components/library/library-store.ts";
import { createOverlayStore } from "#components/library/overlay-store.ts";
import { countPicked } from "#components/library/picked.ts";
import { type EndingSoon, RetirementBanner } from "#components/library/retirement-banner.tsx";
import { TemplateCards } from "#components/library/template-cards.tsx";
import { Toolbar } from "#components/library/toolbar.tsx";
import { StudioFrame } from "#components/shell/studio-frame.tsx";
import type { LibraryQuery } from "#lib/library/filter-url.ts";
import type { LibraryFacets, LibraryPage } from "#lib/library/view.ts";

const EmptyLibrary = lazy(() =>
  import("#components/library/empty-library.tsx").then(({ EmptyLibrary }) => ({ default: EmptyLibrary })),
);
const FolderNav = lazy(() =>
  import("#components/library/folder-nav.tsx").then(({ FolderNav }) => ({ default: FolderNav })),
);
const BulkBar = lazy(() =>
  import("#components/library/bulk-bar.tsx").then(({ BulkBar }) => ({ default: BulkBar })),
);
const LibraryOverlays = lazy(() =>
  import("#components/library/library-overlays.tsx").then(({ LibraryOverlays }) => ({
    default: LibraryOverlays,
  })),
);
const LibraryCommands = lazy(() =>
  import("#components/library/library-commands.tsx").then(({ LibraryCommands }) => ({
    default: LibraryCommands,
  })),
);
const LiveLibrary = lazy(() =>
  import("#components/library/live-library.ts").then(({ LiveLibrary }) => ({ default: LiveLibrary })),
);
const LibraryDrop = lazy(() =>
  import("#components/library/library-drop.tsx").then(({ LibraryDrop }) => ({ default: LibraryDrop })),
);

type LibraryProps = {
  first: LibraryPage;
  query: LibraryQuery;
  facets: LibraryFacets;
  actions: LibraryActions;
  /** Templates whose model ends within a month, or null. */
  endingSoon: EndingSoon | null;
  /** Number of the last event the page takes in. */
  after: number;
};

/** Every prompt of the workspace: where one finds, sorts, gathers and takes along. */
export function Library(props: LibraryProps) {
  const [parts] = useState(() => makeParts(props));
  return (
    <LibraryProvider value={parts}>
      <Stage {...props} />
    </LibraryProvider>
  );
}

function makeParts({ first, query, facets, actions }: LibraryProps): LibraryParts {
  const store = createLibraryStore(first, facets, query);
  const later = (work: () => void, ms: number) => setTimeout(work, ms);
  return {
    store,
    reader: createLibraryReader({ store, get: fetchJson, later }),
    overlays: createOverlayStore(),
    actions,
  };
}

function Stage({ after, endingSoon }: LibraryProps) {
  const t = useTranslations("library");
  const isEmpty = useLibrary(({ shelf }) => shelf.total === 0);
  const isSelecting = useLibrary(({ picked }) => countPicked(picked) > 0);
  const isOther = useLibrary(({ query, shown }) => query !== shown);
  return (
    <>
      <StudioFrame title={t("title")}>
        <div className="flex flex-1">
          <aside className="sticky top-0 h-[calc(100dvh-3rem)] w-60 shrink-0 overflow-y-auto border-line border-e p-2 max-lg:hidden coarse:h-[calc(100dvh-3.5rem)]">
            <Suspense>
              <FolderNav />
            </Suspense>
          </aside>
          <div className="flex min-w-0 flex-1 flex-col">
            <Toolbar />
            {endingSoon && <RetirementBanner {...endingSoon} />}
            <div
              className={`flex flex-1 flex-col px-3 pt-3 pb-6 transition-opacity delay-150 lg:px-6 ${isOther ? "opacity-55" : ""}`}
            >
              {isEmpty ? (
                <Suspense>
                  <EmptyLibrary />
                </Suspense>
              ) : (
                <TemplateCards />
              )}
            </div>
            <Suspense>{isSelecting && <BulkBar />}</Suspense>
          </div>
        </div>
      </StudioFrame>
      <Suspense>
        <LibraryOverlays />
        <LibraryCommands />
        <LiveLibrary after={after} />
        <LibraryDrop />
      </Suspense>
    </>
  );
}
