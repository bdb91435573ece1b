"use server";

import { acceptResult } from "#lib/edits/accept-result.ts";
import { recompose } from "#lib/edits/recompose.ts";
import { acceptResultSchema, editDraftSchema, recomposeSchema } from "#lib/edits/schema.ts";
import { startEdit } from "#lib/edits/start-edit.ts";
import { runAction } from "./run-action.ts";

export const startEditAction = async (input: unknown) => runAction(editDraftSchema, input, startEdit);
export const recomposeAction = async (input: unknown) => runAction(recomposeSchema, input, recompose);
export const acceptResultAction = async (input: unknown) =>
  runAction(acceptResultSchema, input, acceptResult);
