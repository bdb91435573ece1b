import { createStore, type StoreApi } from "zustand/vanilla";
import type { AttachTarget } from "#components/playground/attach-files.ts";
import type { Attachment, Refusal } from "#components/playground/draft-store.ts";
import type { DrawParameters } from "#lib/images/parameters.ts";
import type { SlotImages, VariableValue, VariableValues } from "#lib/template/content.ts";

export type Overrides = Partial<DrawParameters & { count: number }>;

/** What a person has filled into the form. What the template makes of it is `fillDraft`'s business. */
export type TryState = {
  connectionId: string;
  model: string;
  values: VariableValues;
  overrides: Overrides;
  pictures: Readonly<Record<string, readonly Attachment[]>>;
  refusals: Readonly<Record<string, readonly Refusal[]>>;
  /** undefined: back to the default. */
  setValue(name: string, value: VariableValue | undefined): void;
  setOverride(name: keyof Overrides, value: unknown): void;
  choose(deployment: { connectionId: string; model: string }): void;
  setPictures(slot: string, pictures: readonly Attachment[]): void;
  setRefusals(slot: string, refusals: readonly Refusal[]): void;
  /** Everything at once: a test case, or what was left here. */
  fill(values: VariableValues, pictures: Readonly<Record<string, readonly Attachment[]>>): void;
};

export type TryStore = StoreApi<TryState>;

/** One per template page. */
export const createTryStore = (
  begin: Partial<TryState> & { connectionId: string; model: string },
): TryStore =>
  createStore<TryState>()((set, get) => ({
    values: {},
    overrides: {},
    pictures: {},
    refusals: {},
    ...begin,
    setValue(name, value) {
      const { [name]: _, ...others } = get().values;
      set({ values: value === undefined ? others : { ...others, [name]: value } });
    },
    setOverride: (name, value) => set({ overrides: { ...get().overrides, [name]: value } }),
    choose: (deployment) => set(deployment),
    setPictures: (slot, pictures) => set({ pictures: { ...get().pictures, [slot]: pictures } }),
    setRefusals: (slot, refusals) => set({ refusals: { ...get().refusals, [slot]: refusals } }),
    fill: (values, pictures) => set({ values, pictures, refusals: {} }),
  }));

/** The pictures that are stored, by slot. */
export const slotImages = ({ pictures }: Pick<TryState, "pictures">): SlotImages =>
  Object.fromEntries(
    Object.entries(pictures).map(([slot, row]) => [
      slot,
      row.flatMap(({ image }) => (image ? [image.id] : [])),
    ]),
  );

/** One slot as a place files can be brought to. */
export function slotTarget(store: TryStore, slot: string): AttachTarget {
  const row = () => store.getState().pictures[slot] ?? [];
  const put = (pictures: readonly Attachment[]) => store.getState().setPictures(slot, pictures);
  return {
    getState: () => ({
      attachments: row(),
      attach: (more) => put([...row(), ...more]),
      changeAttachment: (key, change) =>
        put(row().map((one) => (one.key === key ? { ...one, ...change } : one))),
      detach: (key) => put(row().filter((one) => one.key !== key)),
      refuse: (more) =>
        store.getState().setRefusals(slot, [...(store.getState().refusals[slot] ?? []), ...more]),
      dismissRefusals: () => store.getState().setRefusals(slot, []),
    }),
  };
}
