"use client";

import { CodePanel } from "#components/code/code-panel.tsx";
import { inputName } from "#components/code/input-name.ts";
import { type Draft, readyImages } from "#components/playground/draft-store.ts";
import { fitDraft } from "#components/playground/fit-draft.ts";
import { useDraft, usePlayground, useView } from "#components/playground/playground-context.tsx";
import { choiceOf } from "#components/playground/view-store.ts";
import type { SnippetRequest } from "#lib/snippets/snippet-request.ts";

/** The draft, or the request of now, as a program would send it. */
export function CodeSheet({ draft, close }: { draft: Draft | null; close: () => void }) {
  const current = useDraft((state) => state);
  return <CodePanel request={useSnippetRequest(draft ?? current)} close={close} />;
}

function useSnippetRequest(draft: Draft): SnippetRequest {
  const { openaiBaseUrl } = usePlayground();
  const models = useView((view) => view.models);
  const choice = choiceOf(models, draft);
  const { count, parameters } = fitDraft(choice.profile, draft, new Date());
  const isSimulator = choice.connection.kind === "simulator";
  return {
    baseUrl: isSimulator ? `${location.origin}/simulator/v1` : openaiBaseUrl,
    model: choice.profile.id,
    prompt: draft.prompt,
    count,
    parameters,
    references: readyImages(draft).map((image, index) => ({ name: inputName(image, `image-${index + 1}`) })),
    mask: draft.mask && { name: inputName(draft.mask, "mask") },
    stream: count === 1 && parameters.partialImages > 0,
  };
}
