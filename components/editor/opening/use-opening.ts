import { useEffect, useState } from "react";
import { type OpeningFailure, openPicture, sizeFailure } from "#components/editor/opening/open-picture.ts";
import type { SourceFacts } from "#lib/edits/view.ts";
import type { ImageView } from "#lib/runs/view.ts";

export type Opening =
  | { phase: "loading"; progress: number }
  | { phase: "open"; bitmap: ImageBitmap }
  | { phase: "refused"; failure: OpeningFailure; retry: () => void };

export const areFacts = (facts: SourceFacts | OpeningFailure): facts is SourceFacts =>
  typeof facts === "object" && "differs" in facts;

/** Brings the picture into the page; its decoded pixels are given back when the editor is left. */
export function useOpening(source: ImageView, facts: SourceFacts | OpeningFailure): Opening {
  const refusal = areFacts(facts) ? sizeFailure(facts) : facts;
  const [opening, setOpening] = useState<Opening>({ phase: "loading", progress: 0 });
  const [attempt, setAttempt] = useState(0);
  const { url } = source;
  const { width, height } = areFacts(facts) ? facts : source;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt opens it anew.
  useEffect(() => {
    if (refusal) return;
    const leaving = new AbortController();
    let opened: ImageBitmap | null = null;
    setOpening({ phase: "loading", progress: 0 });
    const told = (progress: number) =>
      setOpening((now) =>
        now.phase === "loading" && progress - now.progress > 0.05 ? { phase: "loading", progress } : now,
      );
    openPicture(url, { width, height }, { signal: leaving.signal, told }).then(
      (result) => {
        if ("failure" in result) {
          const retry = () => setAttempt((count) => count + 1);
          if (!leaving.signal.aborted) setOpening({ phase: "refused", failure: result.failure, retry });
        } else if (leaving.signal.aborted) result.bitmap.close();
        else {
          opened = result.bitmap;
          setOpening({ phase: "open", bitmap: result.bitmap });
        }
      },
      () => {},
    );
    return () => {
      leaving.abort();
      // In the next turn: whoever draws with it is told to stop first.
      setTimeout(() => opened?.close());
    };
  }, [url, width, height, attempt, refusal === null]);
  return refusal ? { phase: "refused", failure: refusal, retry: () => {} } : opening;
}
