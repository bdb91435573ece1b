import { AppError } from "#lib/errors.ts";
import { errorAnswer } from "#lib/i18n/error-answer.ts";
import { loadTemplate } from "#lib/library/load-template.ts";
import type { EnvironmentKey, TemplateView } from "#lib/library/view.ts";
import { currentRelease } from "#lib/releases/current-release.ts";
import { release } from "#lib/releases/release.ts";
import type { ReleaseDoor, ReleaseView } from "#lib/releases/view.ts";
import { withdraw } from "#lib/releases/withdraw.ts";
import type { Context, Studio } from "#lib/studio/context.ts";
import { allowMethods, contextOf, type Exchange, sendJson } from "#server/exchange.ts";
import { readJson } from "#server/json-body.ts";
import { parsed, type ReleaseBody, releaseBodySchema } from "#server/routes/prompts/schema.ts";

/**
 * POST /api/v1/environments/{env}/releases: makes a version current, or takes it out, under the environment's policy.
 * `If-Match: "<release id>"` or `expectedReleaseId` says what the caller saw as current (`null` for nothing); who says
 * neither means whatever is current now.
 */
export function createReleasing(studio: Studio) {
  return async (exchange: Exchange, environment: EnvironmentKey): Promise<void> => {
    allowMethods(exchange, ["POST"]);
    const body = parsed(releaseBodySchema, await readJson(exchange));
    const context = contextOf(studio, exchange);
    try {
      sendJson(exchange, 201, await carryOut(context, exchange, environment, body));
    } catch (thrown) {
      if (!(thrown instanceof AppError) || thrown.code !== "release_policy_unmet") throw thrown;
      sendUnmet(exchange, thrown);
    }
  };
}

async function carryOut(
  context: Context,
  exchange: Exchange,
  environment: EnvironmentKey,
  body: ReleaseBody,
): Promise<ReleaseView> {
  const template = await loadTemplate(context, { slug: body.slug });
  const current = await currentRelease(context, { environment, templateId: template.id });
  const expectedReleaseId = expectedOf(exchange, body, current?.releaseId ?? null);
  const { reason, breakGlass, kind } = body;
  const via = doorOf(exchange);
  if (kind === "withdraw") {
    if (expectedReleaseId === null) throw new AppError("not_found", { field: "slug" });
    return withdraw(context, { environment, templateId: template.id, expectedReleaseId, reason, via });
  }
  const versionId = versionOf(template, body.version) ?? (body.version ? null : (current?.versionId ?? null));
  if (versionId === null) throw new AppError("not_found", { field: "version" });
  const deployment = deploymentOf(template, body, current);
  return release(context, {
    environment,
    versionId,
    ...deployment,
    expectedReleaseId,
    kind,
    reason,
    breakGlass,
    via,
  });
}

const versionOf = ({ versions }: TemplateView, number: number | undefined): string | null =>
  versions.find((version) => version.number === number)?.id ?? null;

type Deployed = { connectionId: string; model: string };

/** As asked, else as it is now, else as it was last tried. */
function deploymentOf(
  { deployment }: TemplateView,
  { connectionId, model }: ReleaseBody,
  current: Deployed | null,
): Deployed {
  const usual = current ?? deployment;
  const chosen = { connectionId: connectionId ?? usual?.connectionId, model: model ?? usual?.model };
  if (chosen.connectionId === undefined) throw new AppError("invalid_request", { field: "connectionId" });
  if (chosen.model === undefined) throw new AppError("invalid_request", { field: "model" });
  return { connectionId: chosen.connectionId, model: chosen.model };
}

function expectedOf({ request }: Exchange, body: ReleaseBody, current: string | null): string | null {
  if (body.expectedReleaseId !== undefined) return body.expectedReleaseId;
  const header = request.headers["if-match"];
  if (header !== undefined && header.trim() !== "*") return header.trim().replace(/^"(.*)"$/, "$1");
  // `*`: there has to be one, whichever.
  if (header !== undefined && current === null) throw new AppError("not_found", { field: "slug" });
  return current;
}

const doorOf = ({ request }: Exchange): ReleaseDoor =>
  request.headers["x-pentimento-client"] === "cli" ? "cli" : "api";

/** What of the policy is missing, as it was found, and not only the sentence. */
function sendUnmet(exchange: Exchange, error: AppError): void {
  const { params, ...view } = errorAnswer(error, exchange.requestId).error;
  const { findings = "[]", ...rest } = params;
  const told = {
    ...view,
    type: error.openaiType,
    param: null,
    params: rest,
    findings: JSON.parse(String(findings)),
  };
  sendJson(exchange, error.status, { error: told });
}
