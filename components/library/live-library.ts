"use client";

import { useEffect } from "react";
import { openSharedStream, type StreamPlatform } from "#components/events/shared-stream.ts";
import { addressOf, queryFromAddress } from "#components/library/library-address.ts";
import { useLibraryParts } from "#components/library/library-context.tsx";

/** Several changes of one moment are read once. */
const pauseMs = 400;

const browser = (): StreamPlatform => ({
  open: (url) => new EventSource(url) as never,
  later: (work, ms) => setTimeout(work, ms),
  locks: navigator.locks ?? null,
  channel: typeof BroadcastChannel === "undefined" ? null : (name) => new BroadcastChannel(name) as never,
});

/** Follows what happens elsewhere: in other tabs, by other people, in releases, and the browser's Back. */
export function LiveLibrary({ after }: { after: number }): null {
  const { store, reader } = useLibraryParts();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let latest = after;
    const readSoon = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void reader.refresh();
        void reader.refreshFacets();
      }, pauseMs);
    };
    const stream = openSharedStream({
      after,
      platform: browser(),
      onEvent(event, number) {
        latest = number;
        if (event.type === "templates" || event.type === "release") readSoon();
      },
      onState: () => {},
      onReset() {
        readSoon();
        stream.resumeAfter(latest);
      },
    });
    const awake = () => {
      if (document.visibilityState === "visible") stream.catchUp();
    };
    const online = () => {
      stream.catchUp();
      if (store.getState().reading === "stale") void reader.refresh();
    };
    addEventListener("online", online);
    addEventListener("pageshow", awake);
    return () => {
      clearTimeout(timer);
      removeEventListener("online", online);
      removeEventListener("pageshow", awake);
      stream.close();
    };
  }, [store, reader, after]);
  useEffect(() => {
    // Here before it is needed: the first thing to be told may be that the connection is gone.
    const timer = setTimeout(() => import("#components/ui/toaster.tsx").catch(() => {}), 1200);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    const follow = () => {
      const query = queryFromAddress(location);
      if (query && addressOf(query) !== addressOf(store.getState().query)) void reader.change(query);
    };
    // The router may have brought back a page it kept from another filter of the same address.
    follow();
    addEventListener("popstate", follow);
    return () => removeEventListener("popstate", follow);
  }, [store, reader]);
  return null;
}
