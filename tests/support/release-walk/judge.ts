import { AppError } from "#lib/errors.ts";
import type { ReleaseInput } from "#lib/releases/schema.ts";
import type { ReleaseView } from "#lib/releases/view.ts";
import type { Actor } from "#lib/studio/context.ts";
import { count, currentOf, isUnfit, type World } from "#tests/support/release-walk/world.ts";

export type Verdict = {
  /** The actor may not, the model has ended or would not take it. */
  firm: boolean;
  retired: boolean;
  /** All that the policy asks for is there. */
  proven: boolean;
  /** Released here before with this deployment, on proof. */
  provenBefore: boolean;
};

/** What the oracle makes of a release before the service is asked. */
export async function foresee(world: World, input: ReleaseInput, actor: Actor): Promise<Verdict> {
  const { environment, versionId, connectionId, model } = input;
  const policy = world.shared.policies[environment];
  const { workspaceId } = world.context;
  const { templateId, oracle } = world;
  const before = world.releases[environment].filter(
    (one) => one.versionId === versionId && one.model === model && world.proven.has(one.id),
  );
  return {
    firm: !policy.who.some((kind) => kind === actor.kind) || model === "gpt-image-1" || isUnfit(world, input),
    retired: world.versions.find(({ id }) => id === versionId)?.retired ?? false,
    proven: await oracle.isProven({ workspaceId, templateId, versionId, connectionId, model, actor, policy }),
    provenBefore: before.length > 0,
  };
}

/** Holds an accepted release against what was foreseen, and notes it. Throws what must never happen. */
export function accept(
  world: World,
  input: ReleaseInput,
  actor: Actor,
  verdict: Verdict,
  view: ReleaseView,
): void {
  const { environment } = input;
  const fault =
    (verdict.firm && "released what would not work, or by whom may not") ||
    (verdict.retired && "released a retired version") ||
    (view.kind === "hotfix" ? faultOfHotfix(input, actor, verdict, view) : faultOfProven(verdict, view)) ||
    faultOfOrder(world, input, view);
  if (fault) throw new Error(`${fault}: ${JSON.stringify({ input, actor, verdict, view })}`);
  world.shared.sequences[environment] += 1;
  world.releases[environment].push(view);
  if (view.kind !== "hotfix") world.proven.add(view.id);
  count(world, `${view.kind} in ${environment}`);
}

function faultOfHotfix(
  input: ReleaseInput,
  actor: Actor,
  verdict: Verdict,
  view: ReleaseView,
): string | null {
  if (!input.breakGlass || actor.kind !== "user") return "a hotfix nobody may make";
  if (Array.from(view.reason).length < 10 || view.unmet.length === 0) return "a hotfix that does not say why";
  const needless = verdict.proven || (input.kind === "rollback" && verdict.provenBefore);
  return needless ? "a hotfix without need" : null;
}

function faultOfProven(verdict: Verdict, view: ReleaseView): string | null {
  const isProven = verdict.proven || (view.kind === "rollback" && verdict.provenBefore);
  if (!isProven) return "RELEASED WITHOUT ITS POLICY'S EVIDENCE";
  return view.unmet.length > 0 ? "no hotfix, yet something is unmet" : null;
}

function faultOfOrder(world: World, input: ReleaseInput, view: ReleaseView): string | null {
  const { environment, expectedReleaseId } = input;
  if (view.previousId !== (currentOf(world, environment)?.id ?? null))
    return "does not follow what was current";
  if (expectedReleaseId !== view.previousId) return "released over what nobody saw";
  return view.sequence === world.shared.sequences[environment] + 1 ? null : "the numbers have a gap";
}

/** Holds a refusal against what was foreseen: a policy that is met refuses nobody. */
export function refuse(world: World, input: ReleaseInput, verdict: Verdict, thrown: unknown): void {
  const { code } = AppError.from(thrown);
  const allowed = verdict.proven || (input.kind === "rollback" && verdict.provenBefore);
  if (code === "internal") throw thrown;
  if (code === "release_policy_unmet" && !verdict.firm && allowed)
    throw new Error(`refused what was proven: ${JSON.stringify({ input, verdict })}`, { cause: thrown });
  if (
    code === "release_conflict" &&
    input.expectedReleaseId === (currentOf(world, input.environment)?.id ?? null)
  )
    throw new Error("a conflict with nobody", { cause: thrown });
  count(world, `refused: ${code}`);
}
