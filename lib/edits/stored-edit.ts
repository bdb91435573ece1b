import { z } from "zod";
import { compositeSettingsSchema } from "#lib/edits/schema.ts";
import {
  type CompositeProof,
  type CompositeSettings,
  type EditMode,
  type EditPlan,
  editModes,
} from "#lib/edits/view.ts";
import { readStored } from "#lib/runs/read-stored.ts";

const whole = z.int();
const dimensions = z.object({ width: whole, height: whole });
const rectangle = z.object({ x: whole, y: whole, width: whole, height: whole });

const planSchema: z.ZodType<EditPlan> = z.object({
  source: dimensions,
  outset: z.object({ left: whole, top: whole, right: whole, bottom: whole }),
  canvas: dimensions,
  crop: rectangle,
  modelSize: dimensions,
  placed: rectangle,
  scale: z.number(),
  context: z.number(),
  dilation: z.number(),
  maskSent: z.boolean(),
  markup: z.enum(["field", "burned", "none"]),
});

const proofSchema: z.ZodType<CompositeProof> = z.object({
  locked: whole,
  changed: whole,
  before: z.string(),
  after: z.string(),
  drift: z.number(),
  driftMean: z.number(),
  registration: z.object({
    dx: z.number(),
    dy: z.number(),
    zoom: z.number(),
    gain: z.number(),
    accepted: z.boolean(),
  }),
  tone: z.enum(["membrane", "mean", "none"]),
  resized: dimensions.nullable(),
});

const modeSchema = z.enum(editModes);

/** An edit's columns, read. */
export function readEdit(row: { plan: string; settings: string; mode: string }): {
  plan: EditPlan;
  settings: CompositeSettings;
  mode: EditMode;
} {
  return {
    plan: readStored(planSchema, row.plan),
    settings: readSettings(row.settings),
    mode: modeSchema.parse(row.mode),
  };
}

export const readSettings = (text: string): CompositeSettings => readStored(compositeSettingsSchema, text);
export const readProof = (text: string): CompositeProof => readStored(proofSchema, text);
