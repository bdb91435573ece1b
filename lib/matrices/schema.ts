import { z } from "zod";
import { maxCount } from "#lib/images/parameters.ts";
import {
  type MatrixColumn,
  type MatrixDraft,
  type MatrixPlan,
  type MatrixRow,
  maxCells,
  maxColumns,
} from "#lib/matrices/view.ts";
import type { SlotImages, VariableValues } from "#lib/template/content.ts";

// PostgreSQL holds neither a NUL nor half a character in a text.
const text = z.string().refine((value) => value.isWellFormed() && !value.includes("\0"));
const id = text.min(1).max(100);
const name = text.min(1).max(200);
const value = z.union([text.max(100_000), z.number(), z.boolean(), z.array(text.max(10_000)).max(200)]);

/** Shape only: whether a value fits its variable is the template's business (`checkPlan`). */
const values: z.ZodType<VariableValues> = z.record(name, value);
const slots: z.ZodType<SlotImages> = z.record(name, z.array(id).max(64));

const row: z.ZodType<MatrixRow> = z.strictObject({ label: text.max(400), values });
const column: z.ZodType<MatrixColumn> = z.strictObject({
  connectionId: id,
  model: name,
  quality: z.enum(["auto", "low", "medium", "high", "xhigh", "max"]).nullable(),
});

const planSchema: z.ZodType<MatrixPlan> = z.strictObject({
  varied: z.array(name).max(200),
  values,
  // One more than there may be, so that it is refused with its number and not by its shape.
  rows: z.array(row).max(maxCells + 1),
  columns: z.array(column).max(maxColumns + 1),
  slots,
  count: z.int().min(1).max(maxCount).nullable(),
  batch: z.boolean(),
  maxPictures: z.int().min(1).max(1_000_000).nullable(),
});

export const matrixDraftSchema: z.ZodType<MatrixDraft> = z.strictObject({
  templateId: id,
  versionId: id.nullable(),
  plan: planSchema,
  capNano: z
    .string()
    .regex(/^\d{1,18}$/)
    .nullable(),
  idempotencyKey: z.string().regex(/^[\x21-\x7e]{8,200}$/),
});

export const matrixIdSchema = z.strictObject({ matrixId: id });

/** `cellIds` null: all that can be tried again. `unknown`: also those whose charge nobody knows. */
export const retryMatrixSchema = z.strictObject({
  matrixId: id,
  cellIds: z.array(id).min(1).max(maxCells).nullable(),
  unknown: z.boolean(),
});

export { planSchema as storedPlanSchema };
