"use client";

import { useTranslations } from "next-intl";
import { useGallery, useGalleryParts } from "#components/gallery/gallery-context.tsx";
import { readTokens } from "#components/gallery/tokens.ts";
import { useQuery } from "#components/gallery/use-query.ts";
import { SearchBox } from "#components/ui/search-box.tsx";
import { maxSearchText } from "#lib/gallery/view.ts";

/** Searches while one types; Enter also takes `rating:>3` and its like into the filters. */
export function SearchField() {
  const t = useTranslations("gallery.search");
  const { store } = useGalleryParts();
  const shown = useGallery(({ query }) => query.filter.text);
  const { filter, go } = useQuery();
  return (
    <SearchBox
      id="gallery-search"
      label={t("label")}
      clearLabel={t("clear")}
      most={maxSearchText}
      value={shown}
      search={(text) => filter({ text }, "replace")}
      submit={(text) => {
        const { query } = store.getState();
        const read = readTokens({ ...query.filter, text });
        go({ ...query, filter: read });
        return read.text;
      }}
    />
  );
}
