import { createDraftStore, type DraftStore, emptyDraft } from "#components/playground/draft-store.ts";
import type { TryStore } from "#components/template/try/try-store.ts";

/** A draft whose controls change the form: settings become overrides, the model is the form's. */
export function createFormDraft(tryout: TryStore): DraftStore {
  const { connectionId, model } = tryout.getState();
  const store = createDraftStore(emptyDraft({ connectionId, model }));
  const { setOverride, choose } = tryout.getState();
  store.setState({
    setParameter: setOverride,
    setCount: (count) => setOverride("count", count),
    set(change) {
      const now = tryout.getState();
      if (change.connectionId !== undefined || change.model !== undefined)
        choose({ connectionId: change.connectionId ?? now.connectionId, model: change.model ?? now.model });
      const { parameters } = store.getState();
      for (const [name, value] of Object.entries(change.parameters ?? {}))
        if (parameters[name as keyof typeof parameters] !== value)
          setOverride(name as keyof typeof parameters, value);
      if (change.count !== undefined && change.count !== store.getState().count)
        setOverride("count", change.count);
    },
  });
  return store;
}
