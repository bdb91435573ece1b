"use client";

import { useEffect } from "react";
import { keepDraft, loadDraft } from "#components/playground/draft-storage.ts";
import { usePlayground } from "#components/playground/playground-context.tsx";
import { browserShelf } from "#components/playground/shelf.ts";

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
    // Typed before the page came alive: that is newer than what was kept.
    const early = draft.getState().prompt;
    draft.getState().set({
      ...kept,
      ...(early !== "" && { prompt: early }),
      ...(!isOffered && { connectionId, model }),
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
