import type { LibraryFilter } from "#lib/library/view.ts";

/** One thing a filter asks for, beside the place one is in; `without` takes it out. */
export type ActiveFilter = { without: Partial<LibraryFilter> } & (
  | { kind: "text" | "tag"; value: string }
  | { kind: "state"; value: LibraryFilter["states"][number] }
  | { kind: "environment"; value: LibraryFilter["environments"][number] }
  | { kind: "operation"; value: "generate" | "edit" }
  | { kind: "rating"; value: number }
  | { kind: "favourite" | "ending" }
);

/** Everything a filter asks for, one by one, in the order of the menu. */
export function activeFilters(filter: LibraryFilter): ActiveFilter[] {
  const but = <Value>(values: readonly Value[], value: Value) => values.filter((one) => one !== value);
  const { text, states, environments, operation, tags, rating, favourite, ending } = filter;
  return [
    ...(text ? [{ kind: "text" as const, value: text, without: { text: "" } }] : []),
    ...states.map((value) => ({ kind: "state" as const, value, without: { states: but(states, value) } })),
    ...environments.map((value) => ({
      kind: "environment" as const,
      value,
      without: { environments: but(environments, value) },
    })),
    ...(operation ? [{ kind: "operation" as const, value: operation, without: { operation: null } }] : []),
    ...tags.map((value) => ({ kind: "tag" as const, value, without: { tags: but(tags, value) } })),
    ...(rating > 0 ? [{ kind: "rating" as const, value: rating, without: { rating: 0 } }] : []),
    ...(favourite ? [{ kind: "favourite" as const, without: { favourite: false } }] : []),
    ...(ending ? [{ kind: "ending" as const, without: { ending: false } }] : []),
  ];
}
