import type { ImageDetail } from "#lib/gallery/view.ts";

/** What made a picture, to be kept elsewhere: in the words of the API, without the studio's own ids of connections. */
export function parametersJson({ run, answered, image, sentPrompt }: ImageDetail): string {
  const { width, height, mime, sha256, id } = image;
  const made = run && {
    model: run.model,
    prompt: run.prompt,
    ...(sentPrompt !== null && { sentPrompt }),
    operation: run.operation,
    count: run.count,
    parameters: run.parameters,
    answered,
    inputs: run.inputs.map(({ role, image: input }) => ({ role, id: input.id, sha256: input.sha256 })),
    createdAt: run.createdAt,
  };
  return JSON.stringify({ image: { id, width, height, mime, sha256 }, ...made }, null, 2);
}
