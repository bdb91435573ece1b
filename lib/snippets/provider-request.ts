import type { DrawParameters, Operation } from "#lib/images/parameters.ts";
import { type FieldValue, fieldsOf } from "#lib/snippets/snippet-request.ts";

/** A prompt that is filled in, as far as a request is made of it. */
type Filled = {
  operation: Operation;
  prompt: string;
  parameters: DrawParameters;
  count: number;
  /** What the caller calls its pictures, in the order the prompt speaks of them. */
  references: readonly string[];
  mask: string | null;
};

/** A picture of an edit and the form field it is sent under. */
export type FormPicture = { field: "image[]" | "mask"; picture: string };

/**
 * What goes to the provider, in the words of its API: JSON for a generation, form fields beside `images`, in their
 * order, for an edit.
 */
export type ProviderRequest = {
  operation: Operation;
  /** Behind the provider's base URL. */
  path: "/images/generations" | "/images/edits";
  request: Record<string, FieldValue>;
  images: FormPicture[];
};

/** The request of a filled prompt for a model. Never streamed: whoever wants previews adds them. */
export function providerRequest(model: string, filled: Filled): ProviderRequest {
  const { operation, prompt, parameters, count, references, mask } = filled;
  const named = (name: string) => ({ name });
  const fields = fieldsOf({
    baseUrl: "",
    model,
    prompt,
    count,
    parameters,
    references: references.map(named),
    mask: mask === null ? null : named(mask),
    stream: false,
  });
  return {
    operation,
    path: operation === "edit" ? "/images/edits" : "/images/generations",
    request: Object.fromEntries(fields),
    images: [
      ...references.map((picture): FormPicture => ({ field: "image[]", picture })),
      ...(mask === null ? [] : [{ field: "mask" as const, picture: mask }]),
    ],
  };
}
