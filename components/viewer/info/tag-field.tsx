"use client";

import { useTranslations } from "next-intl";
import { TagsInput } from "#components/ui/tags-input.tsx";
import { useViewerDeeds } from "#components/viewer/actions/use-viewer-deeds.ts";
import { useFacets } from "#components/viewer/info/use-facets.ts";
import { maxTagLength, maxTags } from "#lib/gallery/view.ts";

/** The picture's tags. Those there are elsewhere are asked for when somebody is about to type. */
export function TagField({ tags }: { tags: readonly string[] }) {
  const t = useTranslations("viewer.tags");
  const deeds = useViewerDeeds();
  const { facets, ask } = useFacets();
  const words = {
    list: t("label"),
    add: t("add"),
    enter: t("enter"),
    remove: (name: string) => t("remove", { name }),
  };
  return (
    <div>
      <TagsInput
        tags={tags}
        known={facets?.tags.map(({ value }) => value) ?? []}
        most={maxTags}
        longest={maxTagLength}
        words={words}
        onChange={(next) => void deeds.setTags(next)}
        onFocus={ask}
      />
    </div>
  );
}
