import { join } from "node:path";
import type { ReleasedPrompt } from "#lib/releases/view.ts";
import { CommandError } from "./exit.ts";
import { promptFiles } from "./package/layout.ts";
import { lockedRelease, lockName, readLock } from "./package/lock.ts";
import { promptFileText } from "./package/prompt-file.ts";
import { newSnapshot, readSnapshot, snapshotFile, snapshotTypes } from "./package/snapshot-file.ts";
import { typescriptFile } from "./package/typescript-file.ts";
import { textOf, type Written, writeFolder } from "./package/write-folder.ts";
import { isReleased } from "./runtime/entry.ts";
import { ask, bodyOf, type StudioAddress } from "./studio-client.ts";

/** The runtime as it was built, and its types. */
export type RuntimeFiles = { code: string; types: string };

export type PullOptions = {
  studio: StudioAddress;
  environment: string;
  folder: string;
  /** Slugs; with none everything that is released. */
  only: readonly string[];
  runtime: RuntimeFiles;
  now?: Date;
};

/** Takes what is released in an environment into a folder of one's own code. */
export async function pull(options: PullOptions): Promise<Written & { prompts: number }> {
  const { studio, environment, folder, only, runtime, now = new Date() } = options;
  await requireSameEnvironment(folder, environment);
  const prompts = chosen(await loadBundle(studio, environment), only);
  const paths = promptFiles(prompts.map(({ slug }) => slug));
  const pathOf = ({ slug }: ReleasedPrompt) => paths.get(slug) ?? "";
  const before = readSnapshot((await textOf(join(folder, "snapshot.mjs"))) ?? "");
  const files = new Map<string, string>([
    ...prompts.map((prompt): [string, string] => [pathOf(prompt), promptFileText(prompt)]),
    ["index.ts", typescriptFile(prompts)],
    ["runtime.mjs", runtime.code],
    ["runtime.d.mts", runtime.types],
    ["snapshot.mjs", snapshotFile(newSnapshot({ url: studio.url, environment, prompts, now }, before))],
    ["snapshot.d.mts", snapshotTypes],
  ]);
  const locked = prompts.map((prompt) => [prompt.slug, lockedRelease(prompt, pathOf(prompt))] as const);
  const environments = { [environment]: Object.fromEntries(locked) };
  const written = await writeFolder(folder, files, { pentimento: 1, environments });
  return { ...written, prompts: prompts.length };
}

/** Everything released in an environment, in the order of slugs. */
export async function loadBundle(studio: StudioAddress, environment: string): Promise<ReleasedPrompt[]> {
  const answer = await ask(studio, `/api/v1/environments/${encodeURIComponent(environment)}/bundle`);
  const { prompts } = bodyOf(answer) as { prompts?: unknown };
  if (!Array.isArray(prompts) || !prompts.every((prompt) => isReleased(prompt, null)))
    throw new CommandError("studio", `${studio.url} answered, but not with a bundle of released prompts.`);
  return (prompts as ReleasedPrompt[]).sort((one, other) => (one.slug < other.slug ? -1 : 1));
}

function chosen(prompts: ReleasedPrompt[], only: readonly string[]): ReleasedPrompt[] {
  const missing = only.filter((slug) => !prompts.some((prompt) => prompt.slug === slug));
  if (missing.length > 0)
    throw new CommandError("studio", `Not released in this environment: ${missing.join(", ")}`);
  return only.length === 0 ? prompts : prompts.filter(({ slug }) => only.includes(slug));
}

/** One folder holds one environment: functions of two would have the same names. */
async function requireSameEnvironment(folder: string, environment: string): Promise<void> {
  const text = await textOf(join(folder, lockName));
  if (text === null) return;
  const held = Object.keys(readLock(text, join(folder, lockName)).environments);
  if (held.length === 0 || held.includes(environment)) return;
  throw new CommandError(
    "inTheWay",
    `${folder} holds ${held.join(", ")}. Pull ${environment} into another folder, for example --out ${folder}-${environment}`,
  );
}
