"use server";

import { latestEvent } from "#lib/events/read-events.ts";
import { listRuns } from "#lib/runs/list-runs.ts";
import { listRunsSchema } from "#lib/runs/schema.ts";
import { runAction } from "./run-action.ts";

/** A page of runs, and the event to go on from. The number is read first: what comes between is told twice, not lost. */
export const listRunsAction = async (input: unknown) =>
  runAction(listRunsSchema, input, async (context, page) => {
    const after = await latestEvent(context);
    return { ...(await listRuns(context, page)), after };
  });
