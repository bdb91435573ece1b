"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { keepDraft, loadDraft } from "#components/playground/draft-storage.ts";
import { type Draft, type DraftStore, emptyDraft } from "#components/playground/draft-store.ts";
import { usePlayground } from "#components/playground/playground-context.tsx";
import type { DeedFailure } from "#components/playground/run-deeds.ts";
import { browserShelf } from "#components/playground/shelf.ts";
import { takeOver, wishIn } from "#components/playground/take-over.ts";
import { toast } from "#components/ui/toast.ts";
import { errorText } from "#lib/i18n/error-text.ts";

/** What was typed, set or attached before this code came: newer than what was kept. */
function changedSince(before: Draft, now: Draft): Partial<Draft> {
  const names = Object.keys(before) as (keyof Draft)[];
  const changed = names.filter((name) => JSON.stringify(now[name]) !== JSON.stringify(before[name]));
  return Object.fromEntries(changed.map((name) => [name, now[name]]));
}

/** What the address asks for is done once: a reload keeps what has been changed since. */
async function fulfilWish(draft: DraftStore, tell: (failure: DeedFailure) => void): Promise<void> {
  const wish = wishIn(location.href);
  if (!wish) return;
  const url = new URL(location.href);
  url.searchParams.delete(wish.kind);
  history.replaceState(null, "", url);
  const failure = await takeOver(draft, wish);
  if (failure) tell(failure);
  else document.getElementById("prompt")?.focus();
}

function useTelling() {
  const t = useTranslations("playground");
  const errors = useTranslations("errors");
  const tell = useRef((_: DeedFailure) => {});
  useEffect(() => {
    tell.current = (failure) => {
      if (!failure) return;
      const { title, next } =
        failure === "unreachable"
          ? { title: t("hindrance.unreachable.what"), next: t("hindrance.unreachable.next") }
          : errorText(errors, failure);
      toast({ title, text: next, tone: "danger" });
    };
  });
  return tell;
}

type KeptDraftProps = { standard: { connectionId: string; model: string } };

/** Brings back the draft of the last visit and keeps it from then on. */
export function KeptDraft({ standard }: KeptDraftProps): null {
  const { draft, view } = usePlayground();
  const { connectionId, model } = standard;
  const tell = useTelling();
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
    void fulfilWish(draft, (failure) => tell.current(failure));
    const saver = keepDraft(draft, shelf);
    addEventListener("pagehide", saver.flush);
    return () => {
      removeEventListener("pagehide", saver.flush);
      saver.stop();
    };
  }, [draft, view, connectionId, model, tell]);
  return null;
}
