import { useMemo } from "react";
import { writeAddress } from "#components/library/library-address.ts";
import { useLibraryParts } from "#components/library/library-context.tsx";
import { type LibraryQuery, standardSort, wholeLibrary } from "#lib/library/filter-url.ts";
import type { LibraryFilter, LibrarySort } from "#lib/library/view.ts";

/** The ways to show something else, each through the address. */
export function useQuery() {
  const { store, reader } = useLibraryParts();
  return useMemo(() => {
    const now = () => store.getState().query;
    const go = (query: LibraryQuery, how: "push" | "replace" = "push") => {
      writeAddress(query, how);
      void reader.change(query);
    };
    /** Who has not chosen an order gets the standing one of what is asked for. */
    const filter = (change: Partial<LibraryFilter>, how: "push" | "replace" = "push") => {
      const { filter: before, sort } = now();
      const next = { ...before, ...change };
      go({ filter: next, sort: sort === standardSort(before) ? standardSort(next) : sort }, how);
    };
    return {
      filter,
      sort: (sort: LibrarySort) => go({ ...now(), sort }),
      /** Another place: its own filters, none taken along. */
      scope(change: Partial<LibraryFilter>) {
        const { kind } = now().filter;
        const next = { ...wholeLibrary, kind, ...change };
        go({ filter: next, sort: standardSort(next) });
      },
      /** Everything of the place one is in. */
      clear() {
        const { kind, folder, archived } = now().filter;
        go({ filter: { ...wholeLibrary, kind, folder, archived }, sort: "updated" });
      },
    };
  }, [store, reader]);
}
