"use server";

import { purge } from "#lib/gallery/purge.ts";
import { purgeSchema, trashSummarySchema } from "#lib/gallery/schema.ts";
import { trashSummary } from "#lib/gallery/trash-summary.ts";
import { startCheck, stopCheck } from "#lib/storage/check-integrity.ts";
import { noInputSchema, storageLimitSchema } from "#lib/storage/schema.ts";
import { setStorageLimit } from "#lib/storage/set-storage-limit.ts";
import { runAction } from "./run-action.ts";

export const purgeAction = async (input: unknown) => runAction(purgeSchema, input, purge);
export const trashSummaryAction = async (input: unknown) =>
  runAction(trashSummarySchema, input, trashSummary);
export const setStorageLimitAction = async (input: unknown) =>
  runAction(storageLimitSchema, input, setStorageLimit);
export const startCheckAction = async (input: unknown) => runAction(noInputSchema, input, startCheck);
export const stopCheckAction = async (input: unknown) => runAction(noInputSchema, input, stopCheck);
