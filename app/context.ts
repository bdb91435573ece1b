import { headers } from "next/headers";
import { newId } from "#lib/ids.ts";
import type { Context } from "#lib/studio/context.ts";
import { runningStudio } from "#lib/studio/registry.ts";
import { soloActor, soloWorkspaceId } from "#lib/studio/solo.ts";

/** The studio as this request sees it. The server has put the request's id into its headers. */
export async function requestContext(): Promise<Context> {
  const requestId = (await headers()).get("x-request-id") ?? newId("req");
  return { studio: runningStudio(), workspaceId: soloWorkspaceId, actor: soloActor, requestId };
}
