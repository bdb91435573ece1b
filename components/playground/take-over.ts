import { attachmentOf, type Draft, type DraftStore, draftOf } from "#components/playground/draft-store.ts";
import type { ErrorView } from "#lib/errors.ts";
import type { ImageDetail } from "#lib/gallery/view.ts";

/** What an address asks the playground to begin with: a picture's settings (`?from=`), or the picture (`?reference=`). */
export type Wish = { kind: "from" | "reference"; imageId: string };

export function wishIn(address: string): Wish | null {
  const { searchParams } = new URL(address);
  for (const kind of ["from", "reference"] as const) {
    const imageId = searchParams.get(kind);
    if (imageId) return { kind, imageId };
  }
  return null;
}

/** Fulfils it; answers with what went wrong, or null. */
export async function takeOver(
  draft: DraftStore,
  { kind, imageId }: Wish,
  ask: (address: string) => Promise<Response> = (address) => fetch(address, { cache: "no-store" }),
): Promise<ErrorView | "unreachable" | null> {
  try {
    const response = await ask(`/api/v1/images/${encodeURIComponent(imageId)}`);
    const body = await response.json();
    if (!response.ok) return (body as { error: ErrorView }).error;
    const change = changeOf(kind, body as ImageDetail, draft.getState());
    draft.getState().set(change);
    return null;
  } catch {
    return "unreachable";
  }
}

function changeOf(kind: Wish["kind"], { image, run }: ImageDetail, draft: Draft): Partial<Draft> {
  // What no run made has no settings to take over: it is attached instead.
  if (kind === "reference" || !run)
    return { attachments: [...draft.attachments, attachmentOf(image, image.id)] };
  // The parts an edit sends are no inputs one would choose again.
  return draftOf(run.edit ? { ...run, inputs: run.inputs.filter((input) => input.image.listed) } : run);
}
