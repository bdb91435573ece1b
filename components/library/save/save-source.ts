import type { ImageDetail } from "#lib/gallery/view.ts";
import type { ImageView, RunView } from "#lib/runs/view.ts";
import type { ProposalSource } from "#lib/template/proposal.ts";

/** What a template is made of: a run, the picture that shows it, and the pictures it was given. */
export type SaveSource = ProposalSource & {
  run: RunView;
  cover: ImageView;
  /** By id, for showing them. */
  pictures: ReadonlyMap<string, ImageView>;
  /** Whether the same pictures can be handed in again; what extended a picture can't be. */
  repeatable: boolean;
};

/** Null for a picture that no run made. */
export function sourceOf({ run, image, edit }: ImageDetail): SaveSource | null {
  if (!run) return null;
  const { prompt, parameters, count } = run;
  const shared = { run, cover: image, prompt, parameters, count };
  if (edit) {
    const inputs = run.inputs.map((input) => input.image);
    const pictures = [edit.source, ...(edit.mask ? [edit.mask] : []), ...inputs];
    return {
      ...shared,
      // A crop's size is no wish of anybody.
      parameters: { ...parameters, size: "auto" },
      references: [edit.source.id, ...edit.draft.references],
      mask: edit.mask?.id ?? null,
      pictures: byId(pictures),
      // What was painted outside of the picture fits no template: it takes masks of the picture's own size.
      repeatable: edit.mask === null || edit.mask.width === edit.source.width,
    };
  }
  const references = run.inputs
    .filter(({ role }) => role === "reference")
    .sort((one, other) => one.position - other.position);
  const mask = run.inputs.find(({ role }) => role === "mask")?.image;
  return {
    ...shared,
    references: references.map((input) => input.image.id),
    mask: mask?.id ?? null,
    pictures: byId(run.inputs.map((input) => input.image)),
    repeatable: true,
  };
}

const byId = (pictures: readonly ImageView[]) => new Map(pictures.map((picture) => [picture.id, picture]));
