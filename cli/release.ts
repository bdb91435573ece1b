import { CommandError } from "./exit.ts";
import { ask, type StudioAddress, sentenceOf } from "./studio-client.ts";

export type ReleaseOptions = {
  studio: StudioAddress;
  environment: string;
  slug: string;
  /** null for a withdrawal. */
  version: number | null;
  kind: "promote" | "rollback" | "rebind" | "withdraw";
  reason: string;
  connectionId: string | null;
  model: string | null;
  /** Against the policy, with the reason that goes on record. */
  breakGlass: boolean;
  /** The release seen as current; undefined for whichever is. */
  expectedReleaseId: string | null | undefined;
};

type Finding = { rule: string; wanted: string | number; found: string | number };

/** Makes a version current, or takes it out; answers a sentence. */
export async function release({ studio, environment, ...wanted }: ReleaseOptions): Promise<string> {
  const { slug, kind } = wanted;
  const body = Object.fromEntries(
    Object.entries(wanted).filter(
      ([name, value]) => value !== undefined && (value !== null || name === "expectedReleaseId"),
    ),
  );
  const answer = await ask(studio, `/api/v1/environments/${encodeURIComponent(environment)}/releases`, {
    method: "POST",
    body,
  });
  if (answer.status >= 500) throw new CommandError("studio", sentenceOf(answer));
  if (answer.status >= 400)
    throw new CommandError("refused", [sentenceOf(answer), ...findingsOf(answer.body)].join("\n"));
  const { id, sequence, versionNumber, model } = answer.body as {
    id: string;
    sequence: number;
    versionNumber: number;
    model: string;
  };
  const what =
    kind === "withdraw" ? "was withdrawn from" : `version ${versionNumber} on ${model} is now current in`;
  return `${slug} ${what} ${environment} (release ${sequence}, ${id}).`;
}

/** What of the policy is not met, a line each. */
function findingsOf(body: unknown): string[] {
  const { error } = body as { error?: { findings?: unknown } };
  if (!Array.isArray(error?.findings)) return [];
  return (error.findings as Finding[]).map(
    ({ rule, wanted, found }) => `  ${rule}: wanted ${wanted}, found ${found}`,
  );
}
