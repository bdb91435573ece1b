"use client";

import { useMemo, useSyncExternalStore } from "react";
import { draftOf } from "#components/playground/draft-store.ts";
import { usePlayground, useRuns } from "#components/playground/playground-context.tsx";
import type { RunStore } from "#components/playground/run-store.ts";
import { useAttachPicture } from "#components/playground/use-attach-picture.ts";
import { viewer } from "#components/viewer/open-viewer.ts";
import { ViewerHost } from "#components/viewer/viewer-host.tsx";
import type { Neighbours, ViewerChange, ViewerItem } from "#components/viewer/viewer-host-props.ts";
import type { ImageView, RunView } from "#lib/runs/view.ts";

/** The viewer over the playground: walks through all pictures on the page and uses its composer. */
export function PlaygroundViewer() {
  const { runs, draft, actions, openaiBaseUrl } = usePlayground();
  const attach = useAttachPicture();
  const neighbours = useMemo(() => neighboursIn(runs), [runs]);
  const shown = useSyncExternalStore(viewer.subscribe, viewer.now, viewer.onServer);
  const runId = shown?.image.runId;
  const seen = useRuns(({ entries }) => entries.find(({ run }) => run.id === runId)?.seen ?? 0);
  if (!actions.viewer) return null;
  return (
    <ViewerHost
      actions={actions.viewer}
      openaiBaseUrl={openaiBaseUrl}
      neighbours={neighbours}
      revision={seen}
      onChange={(change) => follow(runs, change)}
      deeds={{
        attach,
        reuse(run) {
          draft.getState().set(draftOf(run));
          document.getElementById("prompt")?.focus();
        },
      }}
    />
  );
}

function neighboursIn(runs: RunStore): Neighbours {
  const list = (): ViewerItem[] => {
    const { entries, hidden } = runs.getState();
    return entries
      .filter(({ run }) => !hidden.has(run.id))
      .flatMap(({ run }) => inOrder(run).map((image) => ({ image, prompt: run.prompt })))
      .filter(({ image }) => !hidden.has(image.id));
  };
  return {
    step(imageId, step) {
      const all = list();
      const at = all.findIndex(({ image }) => image.id === imageId);
      return at < 0 ? null : (all[at + step] ?? null);
    },
    place(imageId) {
      const all = list();
      const index = all.findIndex(({ image }) => image.id === imageId);
      return index < 0 ? null : { index, count: all.length };
    },
  };
}

const inOrder = ({ jobs, images }: RunView): ImageView[] =>
  jobs.flatMap(({ id }) => images.find(({ jobId }) => jobId === id) ?? []);

/** The page shows at once what was changed in the viewer. */
function follow(runs: RunStore, change: ViewerChange): void {
  const { changeImage, hide, unhide } = runs.getState();
  const { imageId } = change;
  if (change.kind === "favourite") changeImage(imageId, { favourite: change.favourite });
  else if (change.kind === "rating") changeImage(imageId, { rating: change.rating });
  else if (change.kind === "trashed") (change.trashed ? hide : unhide)([imageId]);
}
