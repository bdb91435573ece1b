import { connectionId } from "#lib/connections/ensure-connections.ts";
import type { EnvironmentKey } from "#lib/library/view.ts";
import { defaultPolicies } from "#lib/releases/environments.ts";
import type { ReleaseInput } from "#lib/releases/schema.ts";
import type { ReleaseDoor, ReleasePolicy, ReleaseView } from "#lib/releases/view.ts";
import type { Actor, Context } from "#lib/studio/context.ts";
import type { Dice } from "#tests/support/release-walk/dice.ts";
import type { Oracle } from "#tests/support/release-walk/oracle.ts";

/** Through which door somebody comes: people through the screen, programs through HTTP and the command. */
export type Visitor = { actor: Actor; via: ReleaseDoor };

export const visitors: readonly Visitor[] = [
  { actor: { kind: "user", id: "ada" }, via: "ui" },
  { actor: { kind: "user", id: "bo" }, via: "ui" },
  { actor: { kind: "user", id: "cy" }, via: "ui" },
  { actor: { kind: "api-key", id: "key_http" }, via: "api" },
  { actor: { kind: "api-key", id: "key_cli" }, via: "cli" },
];

/** Two that draw everything here, one that has ended, one that does not know the quality `max`. */
export const models = [
  "gpt-image-2.5-flare",
  "gpt-image-2.5-flare",
  "gpt-image-2.5-sunburst",
  "gpt-image-1",
  "gpt-image-2",
] as const;

export type WalkedVersion = { id: string; number: number; demanding: boolean; retired: boolean };
export type WalkedEvidence = {
  id: string;
  versionId: string;
  model: string;
  imageIds: string[];
  digests: string[];
};

/** What the walk remembers by itself of one template. */
export type World = {
  context: Context;
  dice: Dice;
  oracle: Oracle;
  templateId: string;
  rev: number;
  versions: WalkedVersion[];
  evidence: WalkedEvidence[];
  caseIds: string[];
  /** By environment: what was accepted, oldest first. */
  releases: Record<EnvironmentKey, ReleaseView[]>;
  /** Of releases: those the oracle found proven. */
  proven: Set<string>;
  shared: Shared;
  counts: Map<string, number>;
};

/** What templates of one workspace have in common. */
export type Shared = {
  policies: Record<EnvironmentKey, ReleasePolicy>;
  sequences: Record<EnvironmentKey, number>;
};

export const newShared = (): Shared => ({
  policies: structuredClone({ ...defaultPolicies }),
  sequences: { dev: 0, test: 0, prod: 0 },
});

export const by = (world: World, { actor }: Visitor): Context => ({ ...world.context, actor });

export const deploymentOf = (world: World, model: string) => ({
  connectionId: connectionId(world.context.workspaceId, "simulator"),
  model,
});

export const currentOf = (world: World, environment: EnvironmentKey): ReleaseView | undefined =>
  world.releases[environment].at(-1);

export function count(world: World, what: string): void {
  world.counts.set(what, (world.counts.get(what) ?? 0) + 1);
}

/** What a version asks of a model that this one does not know. */
export function isUnfit(
  world: World,
  { versionId, model }: Pick<ReleaseInput, "versionId" | "model">,
): boolean {
  const version = world.versions.find(({ id }) => id === versionId);
  return (version?.demanding ?? false) && model === "gpt-image-2";
}
