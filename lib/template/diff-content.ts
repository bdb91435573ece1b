import { type DiffPart, diffWords } from "#lib/diff/word-diff.ts";
import { parameterNames } from "#lib/template/bound-parameter.ts";
import type { TemplateContent } from "#lib/template/content.ts";

/** A value before and after; undefined where there was none. */
export type FieldChange = { field: string; before: unknown; after: unknown };

/** A variable or slot that came, went or changed, by its name. */
export type NamedChange = {
  name: string;
  kind: "added" | "removed" | "changed";
  changes: FieldChange[];
};

export type ContentDiff = {
  body: DiffPart[];
  variables: NamedChange[];
  slots: NamedChange[];
  /** `field` is the parameter's name, values are its rules. */
  parameters: FieldChange[];
  /** Operation, kind of body, fragments, needs, and the order of variables and slots. */
  others: FieldChange[];
};

/** What one content says otherwise than another: words of the body, fields of everything else. */
export function diffContent(from: TemplateContent, to: TemplateContent): ContentDiff {
  const orderOf = (items: readonly { name: string }[]) => items.map(({ name }) => name);
  return {
    body: diffWords(from.body, to.body),
    variables: diffNamed(from.variables, to.variables),
    slots: diffNamed(from.slots, to.slots),
    parameters: parameterNames.flatMap((name) => change(name, from.parameters[name], to.parameters[name])),
    others: [
      ...change("operation", from.operation, to.operation),
      ...change("bodyKind", from.bodyKind, to.bodyKind),
      ...change("fragments", from.fragments, to.fragments),
      ...change("needs", [...from.needs].sort(), [...to.needs].sort()),
      ...reordered("variables", orderOf(from.variables), orderOf(to.variables)),
      ...reordered("slots", orderOf(from.slots), orderOf(to.slots)),
    ],
  };
}

/** True when nothing differs. */
export const isSameContent = ({ body, variables, slots, parameters, others }: ContentDiff): boolean =>
  body.every(({ kind }) => kind === "same") &&
  [variables, slots, parameters, others].every(({ length }) => length === 0);

function diffNamed<Item extends { name: string }>(from: readonly Item[], to: readonly Item[]): NamedChange[] {
  const before = new Map(from.map((item) => [item.name, item]));
  const after = new Map(to.map((item) => [item.name, item]));
  const names = [...new Set([...after.keys(), ...before.keys()])];
  return names.flatMap((name): NamedChange[] => {
    const [one, other] = [before.get(name), after.get(name)];
    const changes = diffFields(one ?? {}, other ?? {});
    if (!one) return [{ name, kind: "added", changes }];
    if (!other) return [{ name, kind: "removed", changes }];
    return changes.length > 0 ? [{ name, kind: "changed", changes }] : [];
  });
}

function diffFields(from: object, to: object): FieldChange[] {
  const before = new Map<string, unknown>(Object.entries(from));
  const after = new Map<string, unknown>(Object.entries(to));
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((field) => field !== "name")
    .flatMap((field) => change(field, before.get(field), after.get(field)));
}

const change = (field: string, before: unknown, after: unknown): FieldChange[] =>
  isEqual(before, after) ? [] : [{ field, before, after }];

/** Only where the same names stand in another order: what came and went is told by name. */
function reordered(field: string, from: readonly string[], to: readonly string[]): FieldChange[] {
  const before = from.filter((name) => to.includes(name));
  const after = to.filter((name) => from.includes(name));
  return before.join() === after.join() ? [] : [{ field, before, after }];
}

/** Whatever the order of the keys. */
function isEqual(one: unknown, other: unknown): boolean {
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null)
    return Object.is(one, other);
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [before, after] = [new Map(Object.entries(one)), new Map(Object.entries(other))];
  return before.size === after.size && [...before].every(([key, value]) => isEqual(value, after.get(key)));
}
