"use client";

import { useEffect } from "react";
import { keepDraft, loadDraft } from "#components/playground/draft-storage.ts";
import { type Draft, emptyDraft } from "#components/playground/draft-store.ts";
import { usePlayground } from "#components/playground/playground-context.tsx";
import { browserShelf } from "#components/playground/shelf.ts";

/** What was typed, set or attached before this code came: newer than what was kept. */
function changedSince(before: Draft, now: Draft): Partial<Draft> {
  const names = Object.keys(before) as (keyof Draft)[];
  const changed = names.filter((name) => JSON.stringify(now[name]) !== JSON.stringify(before[name]));
  return Object.fromEntries(changed.map((name) => [name, now[name]]));
}

type KeptDraftProps = { standard: { connectionId: string; model: string } };

/** Brings back the draft of the last visit and keeps it from then on. */
export function KeptDraft({ standard }: KeptDraftProps): null {
  const { draft, view } = usePlayground();
  const { connectionId, model } = standard;
  useEffect(() => {
    const shelf = browserShelf();
    const kept = loadDraft(shelf, { connectionId, model });
    const { models } = view.getState();
    const isOffered = models.some(
      ({ connection, profile }) => connection.id === kept.connectionId && profile.id === kept.model,
    );
    if (!isOffered) view.setState({ missingModel: kept.model });
    draft.getState().set({
      ...kept,
      ...(!isOffered && { connectionId, model }),
      ...changedSince(emptyDraft({ connectionId, model }), draft.getState()),
    });
    const saver = keepDraft(draft, shelf);
    addEventListener("pagehide", saver.flush);
    return () => {
      removeEventListener("pagehide", saver.flush);
      saver.stop();
    };
  }, [draft, view, connectionId, model]);
  return null;
}
