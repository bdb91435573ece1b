import { useEffect, useState } from "react";
import { fetchJson } from "#components/gallery/fetch-json.ts";
import type { LibraryFacets } from "#lib/library/view.ts";

/** The folders there are, offered while one types; without an answer none are. */
export function useKnownPlaces(): { folders: string[] } {
  const [folders, setFolders] = useState<string[]>([]);
  useEffect(() => {
    let isWanted = true;
    fetchJson("/api/v1/library/facets?kind=prompt").then(
      (facets) => {
        if (isWanted) setFolders((facets as LibraryFacets).folders.map(({ path }) => path));
      },
      () => {},
    );
    return () => {
      isWanted = false;
    };
  }, []);
  return { folders };
}
