import type { Actor } from "#lib/studio/context.ts";

/** The one workspace there is until people sign in. */
export const soloWorkspaceId = "ws_solo";

/** On loopback without an account everybody is the owner. */
export const soloActor: Actor = { kind: "user", id: "owner" };
