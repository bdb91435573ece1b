"use server";

import { checkRelease } from "#lib/releases/check-release.ts";
import { release } from "#lib/releases/release.ts";
import { checkReleaseSchema, releaseSchema, setPolicySchema, withdrawSchema } from "#lib/releases/schema.ts";
import { setPolicy } from "#lib/releases/set-policy.ts";
import { withdraw } from "#lib/releases/withdraw.ts";
import { runAction } from "./run-action.ts";

export const setPolicyAction = async (input: unknown) => runAction(setPolicySchema, input, setPolicy);
export const checkReleaseAction = async (input: unknown) =>
  runAction(checkReleaseSchema, input, checkRelease);
export const releaseAction = async (input: unknown) =>
  runAction(releaseSchema, input, (context, wanted) => release(context, { ...wanted, via: "ui" }));
export const withdrawAction = async (input: unknown) =>
  runAction(withdrawSchema, input, (context, wanted) => withdraw(context, { ...wanted, via: "ui" }));
