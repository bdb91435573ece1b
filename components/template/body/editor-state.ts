import { Facet } from "@codemirror/state";
import type { KnownName } from "#components/template/body/names.ts";

/** What the names of the body stand for; changes with the panels beside it. */
export const knownNames = Facet.define<ReadonlyMap<string, KnownName>, ReadonlyMap<string, KnownName>>({
  combine: ([names]) => names ?? new Map(),
});
