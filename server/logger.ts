import { type DestinationStream, destination, type Logger, pino } from "pino";
import type { Env } from "#lib/env.ts";

const hidden = [
  "authorization",
  "cookie",
  "apiKey",
  "secret",
  "password",
  "prompt",
  "b64_json",
  "headers.authorization",
  "headers.cookie",
  "headers['api-key']",
  "headers['set-cookie']",
];

/** Anything that looks like a key of a known provider, wherever it stands in a line. */
const keyShapes = /\b(?:sk-[A-Za-z0-9_-]{6,}|AIza[A-Za-z0-9_-]{20,}|Bearer\s+[A-Za-z0-9._~+/-]{8,}=*)/g;

/** The values of this environment that may stand in no line, as they would look inside JSON. */
function secretsOf(env: Env): string[] {
  const password = env.databaseUrl ? decodeURIComponent(URL.parse(env.databaseUrl)?.password ?? "") : "";
  return [env.openaiApiKey, env.secret, env.databaseUrl, password]
    .filter((value): value is string => value !== null && value.length >= 4)
    .map((value) => JSON.stringify(value).slice(1, -1));
}

/**
 * JSON lines on standard error, so that standard output stays for the sentences a person reads. JSON escapes line
 * breaks, so no input can forge a line; keys are cut from every line as it is written, whoever logged them.
 */
export function createLogger(
  env: Env,
  stream: DestinationStream = destination({ fd: 2, sync: true }),
): Logger {
  const secrets = secretsOf(env);
  const clean = (line: string) =>
    secrets
      .reduce((rest, secret) => rest.replaceAll(secret, "[redacted]"), line)
      .replace(keyShapes, "[redacted]");
  return pino(
    {
      level: env.logLevel,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: [...hidden, ...hidden.map((path) => `*.${path}`)], censor: "[redacted]" },
      hooks: { streamWrite: clean },
    },
    stream,
  );
}
