"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { browserStreams } from "#components/events/browser-streams.ts";
import { openSharedStream } from "#components/events/shared-stream.ts";
import { usePlayground } from "#components/playground/playground-context.tsx";
import { attempt } from "#components/playground/reach.ts";
import { type Announcement, createAnnouncer } from "#components/playground/run-announcer.ts";
import { countRunning } from "#components/playground/run-store.ts";
import { useMoney } from "#components/playground/use-money.ts";
import { announce } from "#components/ui/announce.ts";
import { errorText } from "#lib/i18n/error-text.ts";

/** Keeps runs, title and screen readers up to date for as long as the page is open. */
export function LiveRuns({ after }: { after: number }): null {
  const { runs } = usePlayground();
  useStream(after);
  useTitle();
  const tell = useRef<(announcement: Announcement) => void>(() => {});
  const say = useAnnouncementText();
  useEffect(() => {
    tell.current = (announcement) =>
      announce(say(announcement), announcement.kind === "failed" ? "assertive" : "polite");
  });
  useEffect(() => {
    const announcer = createAnnouncer((announcement) => tell.current(announcement));
    const hear = () => {
      for (const { key, run } of runs.getState().entries) announcer.hear({ ...run, id: key });
    };
    hear();
    const stop = runs.subscribe(hear);
    return () => {
      stop();
      announcer.close();
    };
  }, [runs]);
  return null;
}

function useStream(after: number): void {
  const { runs, actions } = usePlayground();
  useEffect(() => {
    const reload = async () => {
      const limit = Math.min(50, Math.max(20, runs.getState().entries.length));
      const outcome = await attempt(() => actions.listRuns({ before: null, limit }));
      if (outcome === "unreachable" || !outcome.ok) return null;
      runs.getState().replace(outcome.value);
      return outcome.value;
    };
    const stream = openSharedStream({
      after,
      platform: browserStreams(),
      onEvent(event, number) {
        if (event.type === "images") void reload();
        else runs.getState().apply(event, number);
      },
      onState: (state) => runs.getState().setStream(state),
      async onReset() {
        const page = await reload();
        if (page) stream.resumeAfter(page.after);
      },
    });
    const offline = () => runs.getState().setStream("reconnecting");
    const awake = () => {
      if (document.visibilityState === "visible") stream.catchUp();
    };
    addEventListener("offline", offline);
    addEventListener("online", stream.catchUp);
    addEventListener("pageshow", awake);
    return () => {
      removeEventListener("offline", offline);
      removeEventListener("online", stream.catchUp);
      removeEventListener("pageshow", awake);
      stream.close();
    };
  }, [runs, actions, after]);
}

/** "(2) Create · Pentimento" while two runs are being drawn. */
function useTitle(): void {
  const { runs } = usePlayground();
  useEffect(() => {
    const show = () => {
      const running = countRunning(runs.getState());
      const plain = document.title.replace(/^\(\d+\) /, "");
      const title = running > 0 ? `(${running}) ${plain}` : plain;
      if (document.title !== title) document.title = title;
    };
    show();
    return runs.subscribe(show);
  }, [runs]);
}

function useAnnouncementText(): (announcement: Announcement) => string {
  const t = useTranslations("playground");
  const errors = useTranslations("errors");
  const money = useMoney();
  return (announcement) => {
    switch (announcement.kind) {
      case "started": {
        const { count, seconds } = announcement;
        return seconds === null ? t("say.started", { count }) : t("say.startedFor", { count, seconds });
      }
      case "halfway":
        return t("say.halfway", announcement);
      case "ready":
        return t("say.ready", announcement);
      case "stopped":
        return t("say.stopped", announcement);
      case "done": {
        const { ready, seconds, costNano } = announcement;
        return t("say.done", { ready, seconds, cost: money(costNano) });
      }
      case "failed": {
        const { failed, count, run } = announcement;
        const error = run.jobs.find((job) => job.error)?.error;
        const cause = error ? errorText(errors, error).title : "";
        return `${t("say.failed", { failed, count })} ${cause}`.trim();
      }
    }
  };
}
