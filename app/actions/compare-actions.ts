"use server";

import { saveVerdict } from "#lib/compare/save-verdict.ts";
import { verdictSchema } from "#lib/compare/schema.ts";
import { runAction } from "./run-action.ts";

export const saveVerdictAction = async (input: unknown) => runAction(verdictSchema, input, saveVerdict);
