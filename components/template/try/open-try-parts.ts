import type { PlaygroundParts } from "#components/playground/playground-context.tsx";
import { createRunStore, type RunPage, type RunStore } from "#components/playground/run-store.ts";
import { createViewStore } from "#components/playground/view-store.ts";
import type { TemplatePageData } from "#components/template/page-data.ts";
import type { TemplateActions } from "#components/template/template-actions.ts";
import { createFormDraft } from "#components/template/try/form-draft.ts";
import { createTryStore, type TryStore } from "#components/template/try/try-store.ts";
import type { RunEvent } from "#lib/runs/view.ts";

/** Clocks nearer to each other than this count as one. */
const tolerableSkewMs = 5000;

/** The form, and the playground's parts over it. */
export function openTryParts(data: TemplatePageData & { actions: TemplateActions }): {
  tryout: TryStore;
  playground: PlaygroundParts;
} {
  const { template, models, standard, actions, serverNow, openaiBaseUrl } = data;
  const skew = serverNow - Date.now();
  const wanted = template.deployment ?? standard;
  const isOffered = models.some(
    ({ connection, profile }) => connection.id === wanted.connectionId && profile.id === wanted.model,
  );
  const tryout = createTryStore(isOffered ? wanted : standard);
  return {
    tryout,
    playground: {
      draft: createFormDraft(tryout),
      runs: ownRuns(),
      view: createViewStore(models),
      actions: actions.playground,
      skewMs: Math.abs(skew) > tolerableSkewMs ? skew : 0,
      openaiBaseUrl,
    },
  };
}

/** Only what was asked for here: the stream tells of every run of the workspace. */
function ownRuns(): RunStore {
  const store = createRunStore({ runs: [], next: null });
  const { apply, replace } = store.getState();
  const isMine = (runId: string, prompt: string) =>
    store.getState().entries.some(({ run, local }) => run.id === runId || (local && run.prompt === prompt));
  store.setState({
    apply(event: RunEvent, number: number) {
      if (event.type !== "run" || isMine(event.run.id, event.run.prompt)) apply(event, number);
    },
    replace: (page: RunPage) =>
      replace({ runs: page.runs.filter(({ id, prompt }) => isMine(id, prompt)), next: null }),
  });
  return store;
}
