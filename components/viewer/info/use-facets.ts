import { useState } from "react";
import type { GalleryFacets } from "#lib/gallery/view.ts";

/** Tags and collections there are, fetched when first asked for. Without them one types; nothing else is lost. */
export function useFacets(): { facets: GalleryFacets | null; ask: () => void } {
  const [facets, setFacets] = useState<GalleryFacets | null>(null);
  const ask = async () => {
    try {
      const response = await fetch("/api/v1/gallery/facets");
      if (response.ok) setFacets(await response.json());
    } catch {
      // No line: the field works without suggestions.
    }
  };
  return { facets, ask: () => void (facets ?? ask()) };
}
