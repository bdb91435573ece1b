"use client";

import { CodePanel } from "#components/code/code-panel.tsx";
import { inputName } from "#components/code/input-name.ts";
import { reusable } from "#components/viewer/actions/use-viewer-deeds.ts";
import { useLooked, useViewerParts } from "#components/viewer/viewer-context.tsx";
import type { RunView } from "#lib/runs/view.ts";
import type { SnippetRequest } from "#lib/snippets/snippet-request.ts";

/** The request that made the picture, as a program would send it. */
export function ViewerCode({ close }: { close: () => void }) {
  const { host } = useViewerParts();
  const { detail } = useLooked();
  if (!detail?.run) return null;
  return <CodePanel request={requestOf(reusable(detail.run), host.openaiBaseUrl)} close={close} />;
}

function requestOf(run: RunView, openaiBaseUrl: string): SnippetRequest {
  const { model, prompt, count, parameters, inputs, connection } = run;
  const references = inputs.filter(({ role }) => role === "reference");
  const mask = inputs.find(({ role }) => role === "mask");
  return {
    baseUrl: connection.kind === "simulator" ? `${location.origin}/simulator/v1` : openaiBaseUrl,
    model,
    prompt,
    count,
    parameters,
    references: references.map(({ image }, index) => ({ name: inputName(image, `image-${index + 1}`) })),
    mask: mask ? { name: inputName(mask.image, "mask") } : null,
    stream: count === 1 && parameters.partialImages > 0,
  };
}
