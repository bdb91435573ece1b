"use client";

import { FolderPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense } from "react";
import { buttonClass } from "#components/ui/button.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { useFacets } from "#components/viewer/info/use-facets.ts";

const CollectionList = lazy(() =>
  import("#components/viewer/info/collection-list.tsx").then((module) => ({
    default: module.CollectionList,
  })),
);

type Named = { id: string; name: string };

/** The collections a picture stands in, and a list to put it into others. */
export function Collections({ collections }: { collections: readonly Named[] }) {
  const t = useTranslations("viewer.collections");
  const { facets, ask } = useFacets();
  return (
    <div className="flex flex-wrap items-center gap-1">
      {collections.map(({ id, name }) => (
        <a
          key={id}
          href={`/gallery?collection=${encodeURIComponent(id)}`}
          className="max-w-full truncate rounded-control bg-control px-2 text-sm leading-7 hover:bg-control-hover"
        >
          {name}
        </a>
      ))}
      <Popover
        label={t("label")}
        trigger={(props) => (
          <button
            {...props}
            type="button"
            onClick={ask}
            className={buttonClass("ghost", "-ms-1.5 px-1.5! text-muted")}
          >
            <FolderPlus aria-hidden="true" className="size-4" />
            {t("change")}
          </button>
        )}
      >
        <Suspense fallback={<div className="h-24 w-64" />}>
          <CollectionList all={facets?.collections ?? collections} chosen={collections} />
        </Suspense>
      </Popover>
    </div>
  );
}
