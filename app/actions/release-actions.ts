"use server";

import { z } from "zod";
import { checkRelease } from "#lib/releases/check-release.ts";
import { listEnvironments } from "#lib/releases/environments.ts";
import { listReleases } from "#lib/releases/list-releases.ts";
import { listRetirements } from "#lib/releases/list-retirements.ts";
import { release } from "#lib/releases/release.ts";
import {
  checkReleaseSchema,
  releaseSchema,
  releasesSchema,
  setPolicySchema,
  withdrawSchema,
} from "#lib/releases/schema.ts";
import { setPolicy } from "#lib/releases/set-policy.ts";
import { withdraw } from "#lib/releases/withdraw.ts";
import { runAction } from "./run-action.ts";

const nothing = z.undefined();

export const listEnvironmentsAction = async () => runAction(nothing, undefined, listEnvironments);
export const setPolicyAction = async (input: unknown) => runAction(setPolicySchema, input, setPolicy);
export const checkReleaseAction = async (input: unknown) =>
  runAction(checkReleaseSchema, input, checkRelease);
export const releaseAction = async (input: unknown) =>
  runAction(releaseSchema, input, (context, wanted) => release(context, { ...wanted, via: "ui" }));
export const withdrawAction = async (input: unknown) =>
  runAction(withdrawSchema, input, (context, wanted) => withdraw(context, { ...wanted, via: "ui" }));
export const listReleasesAction = async (input: unknown) => runAction(releasesSchema, input, listReleases);
export const listRetirementsAction = async () => runAction(nothing, undefined, listRetirements);
