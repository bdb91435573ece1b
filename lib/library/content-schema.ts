import { z } from "zod";
import { maxCount } from "#lib/images/parameters.ts";
import {
  maxBodyLength,
  maxEnumOptions,
  maxFragments,
  maxListItems,
  maxSlots,
  maxVariables,
} from "#lib/library/view.ts";
import { drawParametersSchema } from "#lib/runs/schema.ts";
import {
  type ImageSlot,
  type Localized,
  type ParameterRule,
  type SlotImages,
  type TemplateContent,
  templateNeeds,
  type Variable,
  type VariableValues,
} from "#lib/template/content.ts";

// PostgreSQL holds neither a NUL nor half a character in a text: refused here with its field.
const anyText = z.string().refine((value) => value.isWellFormed() && !value.includes("\0"));
const codePoints = (value: string): number => {
  let count = 0;
  for (const _ of value) count++;
  return count;
};

/** A text of at most so many characters, as people count them. */
export const textUpTo = (most: number) =>
  anyText.max(most * 2).refine((value) => value.length <= most || codePoints(value) <= most);

export const localizedUpTo = (most: number): z.ZodType<Localized> =>
  z.strictObject({ en: textUpTo(most), "zh-CN": textUpTo(most) });

const name = textUpTo(64);
const label = localizedUpTo(200);
const note = localizedUpTo(2000);
const phrase = textUpTo(4000);
const value = textUpTo(maxBodyLength);
const length = z.int().min(0).max(maxBodyLength).nullable();
const colour = textUpTo(20);
const day = textUpTo(20);
const finite = z.number().min(-1e15).max(1e15);
const items = z.int().min(0).max(maxListItems).nullable();

const base = {
  name,
  label,
  note,
  required: z.boolean(),
  wrap: phrase.nullable(),
  trust: z.enum(["app", "user"]),
};
const written = { ...base, maxLength: length, default: value.nullable() };
const option = z.strictObject({ value: textUpTo(1000), label, phrase: phrase.nullable() });

/** Shape and size only: what an unfinished draft still lacks is told by `checkContent`. */
const variableSchema: z.ZodType<Variable> = z.discriminatedUnion("type", [
  z.strictObject({ ...written, type: z.literal("text") }),
  z.strictObject({ ...written, type: z.literal("longText") }),
  z.strictObject({ ...written, type: z.literal("renderedText") }),
  z.strictObject({
    ...base,
    type: z.literal("enum"),
    options: z.array(option).max(maxEnumOptions),
    default: textUpTo(1000).nullable(),
  }),
  z.strictObject({
    ...base,
    type: z.literal("number"),
    integer: z.boolean(),
    min: finite.nullable(),
    max: finite.nullable(),
    step: finite.nullable(),
    unit: textUpTo(40),
    default: finite.nullable(),
  }),
  z.strictObject({
    ...base,
    type: z.literal("boolean"),
    on: phrase,
    off: phrase,
    default: z.boolean().nullable(),
  }),
  z.strictObject({
    ...base,
    type: z.literal("colour"),
    palette: z.array(colour).max(maxEnumOptions),
    default: colour.nullable(),
  }),
  z.strictObject({
    ...base,
    type: z.literal("date"),
    min: day.nullable(),
    max: day.nullable(),
    default: day.nullable(),
  }),
  z.strictObject({
    ...base,
    type: z.literal("list"),
    separator: textUpTo(40),
    minItems: items,
    maxItems: items,
    maxLength: length,
    default: z.array(value).max(maxListItems).nullable(),
  }),
]);

const slotSchema: z.ZodType<ImageSlot> = z.strictObject({
  name,
  role: z.enum(["base", "reference", "mask"]),
  label,
  note,
  min: z.int().min(0).max(maxSlots),
  max: z.int().min(0).max(maxSlots),
});

const rule = <Value extends z.ZodType>(of: Value) =>
  z.discriminatedUnion("mode", [
    z.strictObject({ mode: z.literal("fixed"), value: of }),
    z.strictObject({ mode: z.literal("overridable"), value: of }),
    z.strictObject({ mode: z.literal("bound"), variable: name }),
  ]) as unknown as z.ZodType<ParameterRule<z.output<Value>>>;

const { shape } = drawParametersSchema;
const parametersSchema: z.ZodType<TemplateContent["parameters"]> = z.strictObject({
  size: rule(shape.size),
  quality: rule(shape.quality),
  background: rule(shape.background),
  outputFormat: rule(shape.outputFormat),
  compression: rule(shape.compression),
  moderation: rule(shape.moderation),
  partialImages: rule(shape.partialImages),
  inputFidelity: rule(shape.inputFidelity),
  count: rule(z.int().min(1).max(maxCount)),
});

export const contentSchema: z.ZodType<TemplateContent> = z.strictObject({
  operation: z.enum(["generate", "edit"]),
  bodyKind: z.enum(["text", "json"]),
  body: textUpTo(maxBodyLength),
  fragments: z.array(textUpTo(100)).max(maxFragments),
  variables: z.array(variableSchema).max(maxVariables),
  slots: z.array(slotSchema).max(maxSlots),
  parameters: parametersSchema,
  needs: z.array(z.enum(templateNeeds)).max(templateNeeds.length),
});

const most = maxVariables * 2;
const few = (record: object) => Object.keys(record).length <= most;

export const valuesSchema: z.ZodType<VariableValues> = z
  .record(name, z.union([value, finite, z.boolean(), z.array(value).max(maxListItems)]))
  .refine(few);

export const slotImagesSchema: z.ZodType<SlotImages> = z
  .record(name, z.array(textUpTo(100)).max(maxSlots * 4))
  .refine(few);
