"use server";

import { createExport } from "#lib/gallery/create-export.ts";
import { createExportSchema } from "#lib/gallery/schema.ts";
import { runAction } from "./run-action.ts";

export const createExportAction = async (input: unknown) =>
  runAction(createExportSchema, input, createExport);
