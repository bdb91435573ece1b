import { z } from "zod";
import {
  type AskedSettings,
  type CompositeSettings,
  type EditDraft,
  editModes,
  maxBlend,
} from "#lib/edits/view.ts";
import { maxCount, maxReferences } from "#lib/images/parameters.ts";
import { drawParametersSchema } from "#lib/runs/schema.ts";

// PostgreSQL holds no NUL in a text.
const text = z.string().regex(/^[^\0]*$/);
const id = text.min(1).max(100);
const blend = z.number().min(0).max(maxBlend);
const shift = z.number().min(-maxBlend).max(maxBlend);
const strength = z.number().min(0).max(1);
const outset = z.int().min(0).max(8192);

export const compositeSettingsSchema: z.ZodType<CompositeSettings> = z.strictObject({
  feather: blend,
  shift,
  strength,
  band: blend,
});

const askedSettingsSchema: z.ZodType<AskedSettings> = z.strictObject({
  feather: blend.nullable(),
  shift,
  strength,
  band: blend,
});

/** Shape only: the model, the mask and the money are looked at by the service. */
export const editDraftSchema: z.ZodType<EditDraft> = z.strictObject({
  connectionId: id,
  model: text.min(1).max(200),
  prompt: text.max(500_000),
  count: z.int().min(1).max(maxCount),
  parameters: drawParametersSchema,
  sourceId: id,
  maskId: id.nullable(),
  markupId: id.nullable(),
  references: z.array(id).max(maxReferences * 4),
  mode: z.enum(editModes),
  settings: askedSettingsSchema,
  outset: z.strictObject({ left: outset, top: outset, right: outset, bottom: outset }),
  context: z.number().min(0).max(4),
  idempotencyKey: z.string().regex(/^[\x21-\x7e]{8,200}$/),
});

export const editIdSchema = z.strictObject({ runId: id });
export const editedImageSchema = z.strictObject({ imageId: id });
export const editResultIdSchema = z.strictObject({ runId: id, rawId: id });
export const recomposeSchema = z.strictObject({ rawId: id, settings: compositeSettingsSchema });
export const acceptResultSchema = z.strictObject({ rawId: id, discardOthers: z.boolean() });
