"use client";

import { useEffect } from "react";
import { followList } from "#components/events/follow-list.ts";
import { addressOf, queryFromAddress } from "#components/gallery/address.ts";
import { isWhole } from "#components/gallery/catalogue.ts";
import { useGalleryParts } from "#components/gallery/gallery-context.tsx";
import type { RunEvent } from "#lib/runs/view.ts";

/** Follows what happens elsewhere: in other tabs, by other people, in runs that finish, and the browser's Back. */
export function LiveGallery({ after }: { after: number }): null {
  const { store, reader } = useGalleryParts();
  useEffect(() => {
    if (!isWhole(store.getState().catalogue)) void reader.refresh();
    return followList({
      after,
      concerns: otherPictures(),
      read: () => void reader.refresh(),
      isStale: () => store.getState().reading === "stale",
      showAddress() {
        const query = queryFromAddress(location);
        if (query && addressOf(query) !== addressOf(store.getState().query)) void reader.change(query);
      },
    });
  }, [store, reader, after]);
  return null;
}

/** Another picture of a run is a reason to read again, another preview is not. */
function otherPictures(): (event: RunEvent) => boolean {
  const seen = new Map<string, string>();
  return (event) => {
    if (event.type === "templates" || event.type === "release") return false;
    if (event.type !== "run") return true;
    const { id: runId, images } = event.run;
    const shown = images.map(({ id, favourite, rating }) => `${id} ${favourite} ${rating}`).join();
    const before = seen.get(runId) ?? "";
    seen.set(runId, shown);
    return shown !== before;
  };
}
