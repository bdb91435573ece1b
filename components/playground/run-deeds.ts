import type { PlaygroundParts } from "#components/playground/playground-context.tsx";
import { attempt } from "#components/playground/reach.ts";
import type { ErrorView } from "#lib/errors.ts";
import type { ImageView, RunView } from "#lib/runs/view.ts";
import type { Outcome } from "#lib/studio/outcome.ts";

/** How a deed ended: null when done, else why not. */
export type DeedFailure = ErrorView | "unreachable" | null;

const failureOf = (outcome: Outcome<unknown> | "unreachable"): DeedFailure => {
  if (outcome === "unreachable") return outcome;
  return outcome.ok ? null : outcome.error;
};

/** Shows a change at once and takes it back when the studio would not have it. */
async function optimistic<Value>(
  show: () => void,
  call: () => Promise<Outcome<Value>>,
  takeBack: () => void,
): Promise<{ failure: DeedFailure; value: Value | null }> {
  show();
  const outcome = await attempt(call);
  const failure = failureOf(outcome);
  if (failure) takeBack();
  return { failure, value: outcome !== "unreachable" && outcome.ok ? outcome.value : null };
}

/** Asks an action for a run and lets newer events win over its answer. */
async function change(
  { runs }: PlaygroundParts,
  run: RunView,
  call: () => Promise<Outcome<RunView>>,
): Promise<DeedFailure> {
  const seen = runs.getState().entries.find((entry) => entry.run.id === run.id)?.seen ?? 0;
  const outcome = await attempt(call);
  if (outcome !== "unreachable" && outcome.ok) runs.getState().answer(outcome.value, seen);
  return failureOf(outcome);
}

export const stopRun = (parts: PlaygroundParts, run: RunView): Promise<DeedFailure> =>
  change(parts, run, () => parts.actions.stopRun({ runId: run.id }));

export const writeOff = (parts: PlaygroundParts, run: RunView, jobId: string): Promise<DeedFailure> =>
  change(parts, run, () => parts.actions.writeOffJob({ jobId }));

export async function setFavourite(
  { runs, actions }: PlaygroundParts,
  { id }: ImageView,
  favourite: boolean,
): Promise<DeedFailure> {
  const { changeImage } = runs.getState();
  const { failure } = await optimistic(
    () => changeImage(id, { favourite }),
    () => actions.setFavourite({ imageId: id, favourite }),
    () => changeImage(id, { favourite: !favourite }),
  );
  return failure;
}

export async function deleteImage({ runs, actions }: PlaygroundParts, imageId: string): Promise<DeedFailure> {
  const { hide, unhide } = runs.getState();
  const imageIds = [imageId];
  const call = () => actions.deleteImages({ imageIds });
  return (
    await optimistic(
      () => hide(imageIds),
      call,
      () => unhide(imageIds),
    )
  ).failure;
}

/** The picture is shown again only when its run comes with it; the event or the next load brings it. */
export async function restoreImage(
  { runs, actions }: PlaygroundParts,
  imageId: string,
): Promise<DeedFailure> {
  runs.getState().unhide([imageId]);
  return failureOf(await attempt(() => actions.restoreImages({ imageIds: [imageId] })));
}

export async function deleteRun({ runs, actions }: PlaygroundParts, run: RunView): Promise<DeedFailure> {
  const { hide, unhide } = runs.getState();
  const call = () => actions.deleteRun({ runId: run.id });
  return (
    await optimistic(
      () => hide([run.id]),
      call,
      () => unhide([run.id]),
    )
  ).failure;
}

export async function restoreRun({ runs, actions }: PlaygroundParts, run: RunView): Promise<DeedFailure> {
  runs.getState().unhide([run.id]);
  const outcome = await attempt(() => actions.restoreRun({ runId: run.id }));
  if (outcome !== "unreachable" && outcome.ok) runs.getState().answer(outcome.value, Number.MAX_SAFE_INTEGER);
  return failureOf(outcome);
}

export async function loadOlder({ runs, actions }: PlaygroundParts): Promise<DeedFailure> {
  const before = runs.getState().next;
  if (before === null) return null;
  const outcome = await attempt(() => actions.listRuns({ before }));
  if (outcome !== "unreachable" && outcome.ok && runs.getState().next === before)
    runs.getState().addOlder(outcome.value);
  return failureOf(outcome);
}
