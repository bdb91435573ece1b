import { createStore, type StoreApi } from "zustand/vanilla";
import type { Draft } from "#components/playground/draft-store.ts";
import type { ModelChoice } from "#lib/connections/model-choice.ts";
import type { ErrorView } from "#lib/errors.ts";

/** What lies over the playground; one thing at a time. */
export type Overlay =
  | { kind: "settings" }
  | { kind: "price" }
  | { kind: "template"; imageId: string }
  /** Without a draft: the request of now. */
  | { kind: "code"; draft: Draft | null };

/** What stands at the composer: something to mend before the click counts. */
export type Hindrance = ErrorView | "uploading" | "unreachable";

export type ViewState = {
  overlay: Overlay | null;
  hindrance: Hindrance | null;
  models: readonly ModelChoice[];
  /** A model that was set and is offered no longer, by id. */
  missingModel: string | null;
  open(overlay: Overlay): void;
  close(): void;
  hinder(hindrance: Hindrance | null): void;
  /** A model whose price is known now. */
  changeModel(choice: ModelChoice): void;
};

export type ViewStore = StoreApi<ViewState>;

export function createViewStore(models: readonly ModelChoice[]): ViewStore {
  return createStore<ViewState>()((set, get) => ({
    overlay: null,
    hindrance: null,
    models,
    missingModel: null,
    open: (overlay) => set({ overlay }),
    close: () => set({ overlay: null }),
    hinder: (hindrance) => set({ hindrance }),
    changeModel: (choice) => set({ models: get().models.map((one) => (isSame(one, choice) ? choice : one)) }),
  }));
}

/** The chosen model, or the first there is when it is offered no longer. */
export function choiceOf(
  models: readonly ModelChoice[],
  { connectionId, model }: { connectionId: string; model: string },
): ModelChoice {
  const chosen = models.find(
    ({ connection, profile }) => connection.id === connectionId && profile.id === model,
  );
  const choice = chosen ?? models[0];
  if (!choice) throw new Error("the studio offers no model at all");
  return choice;
}

const isSame = (one: ModelChoice, other: ModelChoice) =>
  one.connection.id === other.connection.id && one.profile.id === other.profile.id;
