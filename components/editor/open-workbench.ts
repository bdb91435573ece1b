import { keptBackdrop } from "#components/editor/draft/kept-backdrop.ts";
import { loadEdit } from "#components/editor/draft/kept-edits.ts";
import { createEditStore } from "#components/editor/edit-store.ts";
import type { EditorParts } from "#components/editor/editor-context.tsx";
import { createMaskEngine } from "#components/editor/engine/create-mask-engine.ts";
import { openLayers } from "#components/editor/layers/open-layers.ts";
import { readOutset } from "#components/editor/outpaint/outset.ts";
import { createRegionRows } from "#components/editor/panels/region-rows.ts";
import { createResultsStore } from "#components/editor/results/results-store.ts";
import type { WorkbenchProps } from "#components/editor/workbench.tsx";
import {
  attachmentOf,
  createDraftStore,
  type Draft,
  emptyDraft,
} from "#components/playground/draft-store.ts";
import type { PlaygroundParts } from "#components/playground/playground-context.tsx";
import { createRunStore } from "#components/playground/run-store.ts";
import { browserShelf } from "#components/playground/shelf.ts";
import { createViewStore } from "#components/playground/view-store.ts";
import type { EditRun } from "#lib/edits/view.ts";
import { standardWish } from "#lib/edits/view.ts";

/** Clocks nearer to each other than this count as one. */
const tolerableSkewMs = 5000;

/** Where the work on a picture is kept in this browser; an edit that is opened again has a place of its own. */
export const keptUnder = (sourceId: string, reopened: EditRun | null): string =>
  reopened ? `${sourceId}:${reopened.run.id}` : sourceId;

/** Everything the editor of one picture is made of. Close its engine when it is left. */
export function makeParts(props: WorkbenchProps): { editor: EditorParts; playground: PlaygroundParts } {
  const { source, name, bitmap, facts, models, reopened, first, actions, serverNow, openaiBaseUrl } = props;
  const kept = loadEdit(browserShelf(), keptUnder(source.id, reopened));
  const view = createViewStore(models);
  const draft = firstDraft(props, kept);
  const isOffered = models.some(
    ({ connection, profile }) => connection.id === draft.connectionId && profile.id === draft.model,
  );
  if (!isOffered) view.setState({ missingModel: draft.model });
  const engine = createMaskEngine({
    key: reopened ? `${source.sha256}:${reopened.run.id}` : source.sha256,
    width: facts.width,
    height: facts.height,
    bitmap,
  });
  const wish = kept
    ? { ...standardWish, ...kept.wish }
    : reopened
      ? { ...standardWish, mode: reopened.edit.mode, outset: reopened.edit.plan.outset }
      : standardWish;
  const edit = createEditStore({ ...wish, outset: readOutset(facts, wish.outset) }, keptBackdrop());
  const skew = serverNow - Date.now();
  return {
    editor: {
      engine,
      edit,
      ...openLayers(edit, facts),
      regions: createRegionRows(),
      results: createResultsStore(),
      source,
      name,
      hasAlpha: facts.alpha,
      actions,
    },
    playground: {
      draft: createDraftStore({ ...draft, ...(!isOffered && props.standard) }),
      runs: createRunStore({ runs: first.runs, next: null }),
      view,
      actions,
      skewMs: Math.abs(skew) > tolerableSkewMs ? skew : 0,
      openaiBaseUrl,
    },
  };
}

/** The source stands in the draft as its first image: models are checked and priced with it. */
function firstDraft(
  { source, standard, reopened }: WorkbenchProps,
  kept: ReturnType<typeof loadEdit>,
): Draft {
  const attachments = [attachmentOf(source, source.id)];
  const empty = { ...emptyDraft(standard), attachments };
  if (kept) {
    const { connectionId, model, prompt, count, parameters } = kept;
    return { ...empty, connectionId, model, prompt, count, parameters };
  }
  if (!reopened) return empty;
  const { connection, model, prompt, count, parameters } = reopened.run;
  return { ...empty, connectionId: connection.id, model, prompt, count, parameters };
}
