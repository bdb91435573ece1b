import type { LibraryFilter, TemplateSelection } from "#lib/library/view.ts";

/** What is selected: some templates, or all that match a filter but some, without having seen them. */
export type Picked =
  | { kind: "ids"; ids: ReadonlySet<string> }
  | { kind: "matching"; filter: LibraryFilter; total: number; except: ReadonlySet<string> };

export const nothing: Picked = { kind: "ids", ids: new Set() };

export const onlyIds = (ids: Iterable<string>): Picked => ({ kind: "ids", ids: new Set(ids) });

export function isPicked(picked: Picked, id: string): boolean {
  return picked.kind === "ids" ? picked.ids.has(id) : !picked.except.has(id);
}

export function countPicked(picked: Picked): number {
  return picked.kind === "ids" ? picked.ids.size : Math.max(0, picked.total - picked.except.size);
}

/** These selected or not, the others as they were. */
export function withPicked(picked: Picked, ids: Iterable<string>, selected: boolean): Picked {
  const adds = (picked.kind === "ids") === selected;
  const set = new Set(picked.kind === "ids" ? picked.ids : picked.except);
  for (const id of ids) {
    if (adds) set.add(id);
    else set.delete(id);
  }
  return picked.kind === "ids" ? { kind: "ids", ids: set } : { ...picked, except: set };
}

export const toggled = (picked: Picked, id: string): Picked =>
  withPicked(picked, [id], !isPicked(picked, id));

/** As the studio is told; null when nothing is selected. */
export function selectionOf(picked: Picked): TemplateSelection | null {
  if (countPicked(picked) === 0) return null;
  return picked.kind === "ids"
    ? { kind: "ids", templateIds: [...picked.ids] }
    : { kind: "matching", filter: picked.filter, except: [...picked.except] };
}
