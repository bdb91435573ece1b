import { parseArgs } from "node:util";
import { CommandError } from "./exit.ts";

/** The options of all commands; each takes those its help names. */
const options = {
  env: { type: "string" },
  url: { type: "string" },
  key: { type: "string" },
  out: { type: "string" },
  only: { type: "string", multiple: true },
  live: { type: "boolean" },
  kind: { type: "string" },
  reason: { type: "string" },
  model: { type: "string" },
  connection: { type: "string" },
  expect: { type: "string" },
  "break-glass": { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const;

type Named = keyof typeof options;
export type Values = {
  [Name in Named]?: (typeof options)[Name]["type"] extends "boolean"
    ? boolean
    : (typeof options)[Name] extends { multiple: true }
      ? string[]
      : string;
};

/** What each command may be told. */
export const taken: Readonly<Record<string, readonly Named[]>> = {
  pull: ["env", "url", "key", "out", "only"],
  verify: ["out", "live", "url", "key"],
  release: ["env", "url", "key", "kind", "reason", "model", "connection", "expect", "break-glass"],
};

export type Parsed = { command: string | null; rest: string[]; values: Values };

/** Splits the words behind `pentimento`. Wrong ones end it with a sentence. */
export function parseArguments(words: readonly string[]): Parsed {
  const { values, positionals } = parsed(words);
  const [command = null, ...rest] = positionals;
  if (values.help || values.version || command === null) return { command, rest, values };
  const known = taken[command];
  if (!known)
    throw new CommandError(
      "usage",
      `There is no command "${command}". There are: ${Object.keys(taken).join(", ")}.`,
    );
  const wrong = Object.keys(values).find((name) => !known.includes(name as Named));
  if (wrong) throw new CommandError("usage", `pentimento ${command} has no option --${wrong}.`);
  const most = command === "release" ? 1 : 0;
  if (rest.length > most)
    throw new CommandError("usage", `What is "${rest[most]}"? See pentimento ${command} --help.`);
  return { command, rest, values };
}

function parsed(words: readonly string[]): { values: Values; positionals: string[] } {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (cause) {
    const sentence = cause instanceof Error ? cause.message : String(cause);
    throw new CommandError("usage", sentence, { cause });
  }
}
