#!/usr/bin/env node
import { parseArguments, type Values } from "./arguments.ts";
import { CommandError, exitCodes } from "./exit.ts";
import { helpOf } from "./help.ts";
import { pull, type RuntimeFiles } from "./pull.ts";
import { type ReleaseOptions, release } from "./release.ts";
import type { StudioAddress } from "./studio-client.ts";
import { verify } from "./verify.ts";

/** Put in when the command is built (scripts/build-command.mjs). */
declare const RUNTIME_FILES: RuntimeFiles;
declare const COMMAND_VERSION: string;

const localStudio = "http://127.0.0.1:3000";

async function main(words: readonly string[]): Promise<void> {
  const { command, rest, values } = parseArguments(words);
  if (values.version) return say(COMMAND_VERSION);
  if (values.help || command === null) return say(helpOf(command).trimEnd());
  if (command === "pull") return runPull(values);
  if (command === "verify") return runVerify(values);
  return runRelease(rest[0] ?? "", values);
}

async function runPull(values: Values): Promise<void> {
  const folder = values.out ?? "prompts";
  const environment = required(values, "env", "prod");
  const studio = addressOf(values);
  const done = await pull({ studio, environment, folder, only: values.only ?? [], runtime: RUNTIME_FILES });
  const { prompts, written, unchanged, removed } = done;
  say(
    `${folder}: ${counted(prompts, "prompt")} of ${environment}; ${written} written, ${unchanged} unchanged, ${removed} removed.`,
  );
}

async function runVerify(values: Values): Promise<void> {
  const folder = values.out ?? "prompts";
  const { prompts, faults } = await verify({ folder, studio: values.live ? addressOf(values) : null });
  if (faults.length > 0)
    throw new CommandError(
      "outOfStep",
      [`${folder} is not in step:`, ...faults.map((line) => `  ${line}`)].join("\n"),
    );
  say(`${folder}: ${counted(prompts, "prompt")}, lock, files and digests in step.`);
}

async function runRelease(name: string, values: Values): Promise<void> {
  const kinds = ["promote", "rollback", "rebind", "withdraw"] as const;
  const kind = kinds.find((one) => one === (values.kind ?? "promote"));
  if (!kind) throw new CommandError("usage", `--kind is one of ${kinds.join(", ")}.`);
  const [, slug, number] = /^(.+?)(?:@(\d+))?$/.exec(name) ?? [];
  if (!slug)
    throw new CommandError(
      "usage",
      "Which prompt? For example: pentimento release hero-banner@2 --env prod --reason ...",
    );
  if (!number && kind !== "withdraw")
    throw new CommandError("usage", `Which version of ${slug}? For example: ${slug}@2`);
  const options: ReleaseOptions = {
    studio: addressOf(values),
    environment: required(values, "env", "prod"),
    slug,
    version: kind === "withdraw" ? null : Number(number),
    kind,
    reason: required(values, "reason", '"rated 4.6 on 12 samples"'),
    connectionId: values.connection ?? null,
    model: values.model ?? null,
    breakGlass: values["break-glass"] ?? false,
    expectedReleaseId: values.expect === "none" ? null : values.expect,
  };
  say(await release(options));
}

function required(values: Values, name: "env" | "reason", example: string): string {
  const value = values[name]?.trim();
  if (value) return value;
  throw new CommandError("usage", `--${name} is missing, for example --${name} ${example}`);
}

function addressOf(values: Values): StudioAddress {
  // biome-ignore lint/style/noProcessEnv: the command has no settings of its own
  const { PENTIMENTO_URL, PENTIMENTO_KEY } = process.env;
  const text = values.url ?? (PENTIMENTO_URL || localStudio);
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol))
    throw new CommandError("usage", `"${text}" is no http or https address.`);
  return { url: text.replace(/\/+$/, ""), key: values.key ?? (PENTIMENTO_KEY || null) };
}

const counted = (count: number, word: string) => `${count} ${word}${count === 1 ? "" : "s"}`;
const say = (text: string) => void process.stdout.write(`${text}\n`);

main(process.argv.slice(2)).catch((thrown: unknown) => {
  const sentence =
    thrown instanceof CommandError ? thrown.message : String(thrown instanceof Error ? thrown.stack : thrown);
  process.stderr.write(`${sentence}\n`);
  process.exitCode = thrown instanceof CommandError ? thrown.exitCode : exitCodes.failed;
});
