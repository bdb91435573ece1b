import { useEffect, useRef } from "react";
import { browserStreams } from "#components/events/browser-streams.ts";
import { openSharedStream } from "#components/events/shared-stream.ts";

/** Reads the page again whenever this template, what is live of it, or a run that has come to its end changes. */
export function useLiveTemplate(after: number, templateId: string, refresh: () => void): void {
  const begin = useRef(after);
  useEffect(() => {
    const stream = openSharedStream({
      after: begin.current,
      platform: browserStreams(),
      onEvent(event) {
        const isOurs =
          event.type === "release" ||
          (event.type === "templates" && (event.templateId === null || event.templateId === templateId)) ||
          (event.type === "run" && event.run.state !== "running");
        if (isOurs) refresh();
      },
      onState: () => {},
      onReset: refresh,
    });
    addEventListener("online", stream.catchUp);
    return () => {
      removeEventListener("online", stream.catchUp);
      stream.close();
    };
  }, [templateId, refresh]);
}
