import type { Dialect } from "#lib/simulator/dialects.ts";

export type Route = "generations" | "edits";

/** How a value is checked; the texts belong to the kind, not to the field. */
export type Rule =
  | { kind: "text"; maxLength?: number; numbersToo?: boolean }
  | { kind: "integer"; min: number; max: number }
  | { kind: "boolean" }
  | { kind: "choice"; values: readonly string[] }
  /** Checked elsewhere: the model and prompt come first, pictures and sizes have rules of their own. */
  | { kind: "other" };

/** One key a request may carry. `rule` null: the key does not exist for this dialect. */
type Field = { name: string; on: Route | "both"; rule: (dialect: Dialect) => Rule | null };

const always = (rule: Rule) => () => rule;
const previews = (rule: Rule) => (dialect: Dialect) => (dialect.previews ? rule : null);

/**
 * Every key of wire.md 1.2 and 1.3, in the order in which their faults are reported. Model and prompt are reported
 * first, then the pictures, then this list from `n` on.
 */
const fields: readonly Field[] = [
  { name: "model", on: "both", rule: always({ kind: "other" }) },
  { name: "prompt", on: "both", rule: always({ kind: "other" }) },
  { name: "images", on: "edits", rule: always({ kind: "other" }) },
  { name: "mask", on: "edits", rule: always({ kind: "other" }) },
  { name: "markup", on: "edits", rule: (dialect) => (dialect.markup ? { kind: "other" } : null) },
  { name: "n", on: "both", rule: always({ kind: "integer", min: 1, max: 10 }) },
  { name: "quality", on: "both", rule: (dialect) => ({ kind: "choice", values: dialect.qualities }) },
  { name: "output_format", on: "both", rule: (dialect) => ({ kind: "choice", values: dialect.formats }) },
  {
    name: "background",
    on: "both",
    rule: always({ kind: "choice", values: ["transparent", "opaque", "auto"] }),
  },
  { name: "moderation", on: "both", rule: always({ kind: "choice", values: ["auto", "low"] }) },
  { name: "output_compression", on: "both", rule: always({ kind: "integer", min: 0, max: 100 }) },
  { name: "size", on: "both", rule: always({ kind: "text" }) },
  { name: "stream", on: "both", rule: always({ kind: "boolean" }) },
  { name: "partial_images", on: "both", rule: always({ kind: "integer", min: 0, max: 3 }) },
  { name: "input_fidelity", on: "edits", rule: fidelityRule },
  { name: "safety_identifier", on: "both", rule: always({ kind: "text", maxLength: 128 }) },
  { name: "user", on: "both", rule: always({ kind: "text", numbersToo: true }) },
  { name: "complexity", on: "both", rule: previews({ kind: "choice", values: ["low", "medium", "high"] }) },
  { name: "frame_count", on: "both", rule: previews({ kind: "integer", min: 2, max: 16 }) },
  { name: "frame_duration_ms", on: "both", rule: previews({ kind: "integer", min: 1, max: 655_350 }) },
  { name: "svg", on: "generations", rule: previews({ kind: "other" }) },
];

function fidelityRule(dialect: Dialect): Rule | null {
  if (dialect.inputFidelity === "unknown") return null;
  return dialect.inputFidelity === "refused"
    ? { kind: "text" }
    : { kind: "choice", values: dialect.inputFidelity };
}

/** The fields of a route that exist for a dialect, with their rules. */
export function fieldsOf(route: Route, dialect: Dialect): ReadonlyMap<string, Rule> {
  const found = new Map<string, Rule>();
  for (const field of fields) {
    const rule = field.on === "both" || field.on === route ? field.rule(dialect) : null;
    if (rule) found.set(field.name, rule);
  }
  return found;
}
