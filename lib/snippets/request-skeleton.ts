import type { DrawParameters } from "#lib/images/parameters.ts";
import type { FieldValue } from "#lib/snippets/snippet-request.ts";
import type { ImageSlot, ParameterRule, TemplateContent } from "#lib/template/content.ts";

/** Where a field of the request comes from: a value, a value the caller may replace, or one of the variables. */
type SkeletonField = { value: FieldValue | null; overridable?: true } | { variable: string };

/** A request before it is filled in, in the words of the provider's API. */
export type RequestSkeleton = {
  path: "/images/generations" | "/images/edits";
  fields: Record<string, SkeletonField>;
  /** The pictures of an edit in the order they are sent. */
  images: { field: "image[]" | "mask"; slot: string; role: ImageSlot["role"]; min: number; max: number }[];
};

const wireNames: Readonly<Record<Exclude<keyof DrawParameters, "partialImages"> | "count", string>> = {
  count: "n",
  size: "size",
  quality: "quality",
  background: "background",
  outputFormat: "output_format",
  compression: "output_compression",
  moderation: "moderation",
  inputFidelity: "input_fidelity",
};
const orderOfRoles = { base: 0, reference: 1, mask: 2 } as const;

/** What of a request is decided by the template and what is left to the caller. */
export function requestSkeleton(content: TemplateContent, model: string): RequestSkeleton {
  const parameters: Readonly<Record<string, ParameterRule<FieldValue | null>>> = content.parameters;
  const fields = Object.entries(wireNames).flatMap(([name, wireName]): [string, SkeletonField][] => {
    const rule = parameters[name];
    return rule ? [[wireName, fieldOf(rule)]] : [];
  });
  const isEdit = content.operation === "edit";
  const slots = [...content.slots].sort((one, other) => orderOfRoles[one.role] - orderOfRoles[other.role]);
  return {
    path: isEdit ? "/images/edits" : "/images/generations",
    fields: { model: { value: model }, ...Object.fromEntries(fields) },
    images: slots.map(({ name, role, min, max }) => ({
      field: role === "mask" ? "mask" : "image[]",
      slot: name,
      role,
      min,
      max,
    })),
  };
}

function fieldOf(rule: ParameterRule<FieldValue | null>): SkeletonField {
  if (rule.mode === "bound") return { variable: rule.variable };
  return rule.mode === "fixed" ? { value: rule.value } : { value: rule.value, overridable: true };
}
