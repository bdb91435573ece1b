"use server";

import { createShare } from "#lib/shares/create-share.ts";
import { listShares } from "#lib/shares/list-shares.ts";
import { revokeShare } from "#lib/shares/revoke-share.ts";
import { createShareSchema, listSharesSchema, revokeShareSchema } from "#lib/shares/schema.ts";
import { runAction } from "./run-action.ts";

export const createShareAction = async (input: unknown) => runAction(createShareSchema, input, createShare);
export const listSharesAction = async (input: unknown) => runAction(listSharesSchema, input, listShares);
export const revokeShareAction = async (input: unknown) => runAction(revokeShareSchema, input, revokeShare);
