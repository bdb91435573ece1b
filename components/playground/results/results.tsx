"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { usePlayground, useRuns } from "#components/playground/playground-context.tsx";
import { RunCard } from "#components/playground/results/run-card.tsx";
import { resultsId } from "#components/playground/results/show-newest.ts";
import { loadOlder } from "#components/playground/run-deeds.ts";
import { Button } from "#components/ui/button.tsx";

/** Runs, oldest on top, so that the newest stands next to the composer. */
export function Results() {
  const t = useTranslations("playground");
  const entries = useRuns((state) => state.entries);
  const hidden = useRuns((state) => state.hidden);
  return (
    <section
      id={resultsId}
      aria-label={t("results.label")}
      className="mx-auto flex w-full max-w-[80rem] flex-1 flex-col justify-end gap-8 px-3 pt-4 lg:px-6"
    >
      <OlderRuns />
      {entries.map((entry) => (hidden.has(entry.run.id) ? null : <RunCard key={entry.key} entry={entry} />))}
    </section>
  );
}

/** Loads older runs when it comes into view, or by its button. */
function OlderRuns() {
  const t = useTranslations("playground");
  const parts = usePlayground();
  const next = useRuns((state) => state.next);
  const [busy, setBusy] = useState(false);
  const marker = useRef<HTMLDivElement>(null);
  const load = async () => {
    setBusy(true);
    await loadOlder(parts);
    setBusy(false);
  };
  const latest = useRef(load);
  useEffect(() => {
    latest.current = load;
  });
  useEffect(() => {
    const element = marker.current;
    if (!element || next === null) return;
    const observer = new IntersectionObserver(([entry]) => {
      const scroller = element.closest("main");
      // Only for people who scroll: right after the page has come it may be in view by itself.
      if (entry?.isIntersecting && scroller && Math.abs(scroller.scrollTop) > 200) void latest.current();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [next]);
  if (next === null) return null;
  return (
    <div ref={marker} className="flex justify-center [overflow-anchor:none]">
      <Button variant="ghost" busy={busy} onClick={load}>
        {t("results.older")}
      </Button>
    </div>
  );
}
