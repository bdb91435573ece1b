import { parameterNames } from "#lib/template/bound-parameter.ts";
import { isBlank } from "#lib/template/check-value.ts";
import type { ImageSlot, TemplateContent, Variable } from "#lib/template/content.ts";

/** A call that worked with the version before and fails, or means something else, with this one. */
export type BreakingChange = {
  kind:
    | "operation"
    | "variableRemoved"
    | "variableRequired"
    | "variableType"
    | "optionRemoved"
    | "limitsNarrowed"
    | "trustNarrowed"
    | "slotRemoved"
    | "slotRequired"
    | "slotRole"
    | "slotNarrowed"
    | "slotOrder"
    | "parameterFixed";
  name: string;
};

/** What breaks programs that call `from` when they are given `to`; empty when every old call still works. */
export function breakingChanges(from: TemplateContent, to: TemplateContent): BreakingChange[] {
  const variables = new Map(from.variables.map((variable) => [variable.name, variable]));
  const slots = new Map(from.slots.map((slot) => [slot.name, slot]));
  return [
    ...(from.operation === to.operation ? [] : [{ kind: "operation" as const, name: to.operation }]),
    ...gone(from.variables, to.variables).map((name) => ({ kind: "variableRemoved" as const, name })),
    ...to.variables.flatMap((variable) => variableChanges(variables.get(variable.name), variable)),
    ...gone(from.slots, to.slots).map((name) => ({ kind: "slotRemoved" as const, name })),
    ...to.slots.flatMap((slot) => slotChanges(slots.get(slot.name), slot)),
    ...slotOrder(from.slots, to.slots),
    ...parameterNames
      .filter(
        (name) => from.parameters[name].mode === "overridable" && to.parameters[name].mode !== "overridable",
      )
      .map((name) => ({ kind: "parameterFixed" as const, name })),
  ];
}

const gone = (from: readonly { name: string }[], to: readonly { name: string }[]) =>
  from.map(({ name }) => name).filter((name) => !to.some((item) => item.name === name));

const isNeeded = (variable: Variable) => variable.required && isBlank(variable.default);

function variableChanges(before: Variable | undefined, after: Variable): BreakingChange[] {
  const { name } = after;
  const required = isNeeded(after) && !(before && isNeeded(before));
  const changes: BreakingChange[] = required ? [{ kind: "variableRequired", name }] : [];
  if (!before) return changes;
  if (before.trust === "app" && after.trust === "user") changes.push({ kind: "trustNarrowed", name });
  if (before.type !== after.type && !takesAll(before, after))
    return [...changes, { kind: "variableType", name }];
  return [...changes, ...narrowed(before, after)];
}

/** Every text of one line is also a long one. */
const takesAll = (before: Variable, after: Variable) =>
  (after.type === "longText" || after.type === "renderedText") &&
  (before.type === "text" || before.type === "longText" || before.type === "renderedText");

function narrowed(before: Variable, after: Variable): BreakingChange[] {
  const { name } = after;
  if (before.type === "enum" && after.type === "enum") {
    const values = after.options.map(({ value }) => value);
    const lost = before.options.some(({ value }) => !values.includes(value));
    return lost ? [{ kind: "optionRemoved", name }] : [];
  }
  if (before.type === "colour" && after.type === "colour") {
    const isOpen = after.palette.length === 0;
    const offered = after.palette.map((colour) => colour.toLowerCase());
    const lost = before.palette.some((colour) => !offered.includes(colour.toLowerCase()));
    return isOpen || (before.palette.length > 0 && !lost) ? [] : [{ kind: "limitsNarrowed", name }];
  }
  return hasNarrowerLimits(limitsOf(before), limitsOf(after)) ? [{ kind: "limitsNarrowed", name }] : [];
}

type Limits = {
  low: (number | string | null)[];
  high: (number | string | null)[];
  step: number | null;
  integer: boolean;
};

function limitsOf(variable: Variable): Limits {
  const open: Limits = { low: [], high: [], step: null, integer: false };
  switch (variable.type) {
    case "text":
    case "longText":
    case "renderedText":
      return { ...open, high: [variable.maxLength] };
    case "number":
      return {
        low: [variable.min],
        high: [variable.max],
        step: variable.step,
        integer: variable.integer,
      };
    case "date":
      return { ...open, low: [variable.min], high: [variable.max] };
    case "list":
      return { ...open, low: [variable.minItems], high: [variable.maxItems, variable.maxLength] };
    default:
      return open;
  }
}

function hasNarrowerLimits(before: Limits, after: Limits): boolean {
  const isTighter = (one: number | string | null = null, other: number | string | null, up: boolean) =>
    other !== null && (one === null || (up ? other > one : other < one));
  return (
    after.low.some((limit, index) => isTighter(before.low[index], limit, true)) ||
    after.high.some((limit, index) => isTighter(before.high[index], limit, false)) ||
    (after.integer && !before.integer) ||
    (after.step !== null && after.step !== before.step)
  );
}

function slotChanges(before: ImageSlot | undefined, after: ImageSlot): BreakingChange[] {
  const { name } = after;
  if (!before) return after.min > 0 ? [{ kind: "slotRequired", name }] : [];
  return [
    ...(before.role === after.role ? [] : [{ kind: "slotRole" as const, name }]),
    ...(after.min > before.min ? [{ kind: "slotRequired" as const, name }] : []),
    ...(after.max < before.max ? [{ kind: "slotNarrowed" as const, name }] : []),
  ];
}

/** The pictures of a call are named by their place: another order gives them other names. */
function slotOrder(from: readonly ImageSlot[], to: readonly ImageSlot[]): BreakingChange[] {
  const order = (slots: readonly ImageSlot[], others: readonly ImageSlot[]) =>
    slots.map(({ name }) => name).filter((name) => others.some((slot) => slot.name === name));
  const [before, after] = [order(from, to), order(to, from)];
  const moved = after.find((name, index) => before[index] !== name);
  return moved === undefined ? [] : [{ kind: "slotOrder", name: moved }];
}
