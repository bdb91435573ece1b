"use client";

import { useEffect } from "react";
import { followList } from "#components/events/follow-list.ts";
import { addressOf, queryFromAddress } from "#components/library/library-address.ts";
import { useLibraryParts } from "#components/library/library-context.tsx";

/** Follows what happens elsewhere: in other tabs, by other people, in releases, and the browser's Back. */
export function LiveLibrary({ after }: { after: number }): null {
  const { store, reader } = useLibraryParts();
  useEffect(
    () =>
      followList({
        after,
        concerns: ({ type }) => type === "templates" || type === "release",
        read() {
          void reader.refresh();
          void reader.refreshFacets();
        },
        isStale: () => store.getState().reading === "stale",
        showAddress() {
          const query = queryFromAddress(location);
          if (query && addressOf(query) !== addressOf(store.getState().query)) void reader.change(query);
        },
      }),
    [store, reader, after],
  );
  return null;
}
