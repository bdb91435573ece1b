"use server";

import { deleteRun } from "#lib/runs/delete-run.ts";
import { restoreRun } from "#lib/runs/restore-run.ts";
import { retryRun } from "#lib/runs/retry-run.ts";
import { jobIdSchema, retryRunSchema, runDraftSchema, runIdSchema } from "#lib/runs/schema.ts";
import { startRun } from "#lib/runs/start-run.ts";
import { stopRun } from "#lib/runs/stop-run.ts";
import { writeOffJob } from "#lib/runs/write-off-job.ts";
import { runAction } from "./run-action.ts";

export const startRunAction = async (input: unknown) => runAction(runDraftSchema, input, startRun);
export const stopRunAction = async (input: unknown) => runAction(runIdSchema, input, stopRun);
export const retryRunAction = async (input: unknown) => runAction(retryRunSchema, input, retryRun);
export const writeOffJobAction = async (input: unknown) => runAction(jobIdSchema, input, writeOffJob);
export const deleteRunAction = async (input: unknown) => runAction(runIdSchema, input, deleteRun);
export const restoreRunAction = async (input: unknown) => runAction(runIdSchema, input, restoreRun);
