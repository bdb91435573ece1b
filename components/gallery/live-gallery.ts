"use client";

import { useEffect } from "react";
import { openSharedStream, type StreamPlatform } from "#components/events/shared-stream.ts";
import { addressOf, queryFromAddress } from "#components/gallery/address.ts";
import { isWhole } from "#components/gallery/catalogue.ts";
import { useGalleryParts } from "#components/gallery/gallery-context.tsx";
import type { RunEvent } from "#lib/runs/view.ts";

/** Several changes of one moment are read once. */
const pauseMs = 400;

const browser = (): StreamPlatform => ({
  open: (url) => new EventSource(url) as never,
  later: (work, ms) => setTimeout(work, ms),
  locks: navigator.locks ?? null,
  channel: typeof BroadcastChannel === "undefined" ? null : (name) => new BroadcastChannel(name) as never,
});

/** What the gallery shows of a run: another one is a reason to read again, another preview is not. */
const shownOf = (event: RunEvent): string | null =>
  event.type === "run"
    ? event.run.images.map(({ id, favourite, rating }) => `${id} ${favourite} ${rating}`).join()
    : null;

/** Follows what happens elsewhere: in other tabs, by other people, in runs that finish, and the browser's Back. */
export function LiveGallery({ after }: { after: number }): null {
  const { store, reader } = useGalleryParts();
  useEffect(() => {
    if (!isWhole(store.getState().catalogue)) void reader.refresh();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const seen = new Map<string, string>();
    const readSoon = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void reader.refresh();
      }, pauseMs);
    };
    const stream = openSharedStream({
      after,
      platform: browser(),
      onEvent(event, number) {
        latest = number;
        if (event.type === "templates" || event.type === "release") return;
        const shown = shownOf(event);
        if (event.type === "run" && shown !== null) {
          const before = seen.get(event.run.id) ?? "";
          seen.set(event.run.id, shown);
          if (before === shown) return;
        }
        readSoon();
      },
      onState: () => {},
      onReset() {
        readSoon();
        stream.resumeAfter(latest);
      },
    });
    let latest = after;
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
