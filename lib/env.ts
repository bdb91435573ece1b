import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { isLoopback, parseIpRange } from "#lib/security/ip-range.ts";
import { StartError } from "#lib/start-error.ts";

/** Everything the environment may say, parsed once. `parseEnv` is the only reader of process.env. */
export type Env = {
  host: string;
  port: number;
  /** Absolute path. */
  dataFolder: string;
  secret: string | null;
  publicUrl: URL | null;
  trustedProxies: readonly string[];
  /** Extra `host:port` names that may be asked for, beside loopback and the public URL. */
  allowHosts: readonly string[];
  runner: boolean;
  /** null: SQLite in the data folder. */
  databaseUrl: string | null;
  openaiApiKey: string | null;
  openaiBaseUrl: string;
  /** How long a stopping server waits for paid calls in flight, in seconds. */
  drainSeconds: number;
  logLevel: "debug" | "info" | "warn" | "error" | "silent";
  production: boolean;
};

const logLevels = ["debug", "info", "warn", "error", "silent"] as const;

/**
 * Reads the variables of `.env.example`; an empty value counts as unset. `cwd` is where relative folders begin.
 * Throws a StartError that names the variable, says why its value cannot be used, and gives an example. Values that
 * may be secret are never repeated in it.
 */
export function parseEnv(source: Record<string, string | undefined>, { cwd }: { cwd: string }): Env {
  const text = (name: string) => source[name]?.trim() || null;
  const list = (name: string) =>
    (text(name) ?? "")
      .split(",")
      .map((part) => part.trim())
      .filter(Boolean);
  const production = text("NODE_ENV") === "production";
  return {
    host: parseHost(text("HOST") ?? "127.0.0.1"),
    port: parseWhole("PORT", text("PORT") ?? "3000", { least: 0, most: 65_535, example: "PORT=8080" }),
    dataFolder: resolve(cwd, text("PENTIMENTO_DATA") ?? "data"),
    secret: parseSecret(text("PENTIMENTO_SECRET")),
    publicUrl: parsePublicUrl(text("PENTIMENTO_PUBLIC_URL")),
    trustedProxies: list("PENTIMENTO_TRUSTED_PROXIES").map(parseTrustedProxy),
    allowHosts: list("PENTIMENTO_ALLOW_HOSTS").map(parseAllowedHost),
    runner: parseChoice("PENTIMENTO_RUNNER", text("PENTIMENTO_RUNNER") ?? "on", ["on", "off"]) === "on",
    databaseUrl: parseDatabaseUrl(text("DATABASE_URL")),
    openaiApiKey: parseApiKey("OPENAI_API_KEY", text("OPENAI_API_KEY")),
    openaiBaseUrl: parseBaseUrl("OPENAI_BASE_URL", text("OPENAI_BASE_URL") ?? "https://api.openai.com/v1"),
    drainSeconds: parseWhole("PENTIMENTO_DRAIN", text("PENTIMENTO_DRAIN") ?? "120", {
      least: 0,
      most: 3600,
      example: "PENTIMENTO_DRAIN=120 (seconds)",
    }),
    logLevel: parseChoice("PENTIMENTO_LOG_LEVEL", text("PENTIMENTO_LOG_LEVEL") ?? "info", logLevels),
    production,
  };
}

/**
 * The environment of this process, completed from `.env` in `folder` (PENTIMENTO_ENV_FILE names another file, or none
 * when it is empty); what is set already wins over the file.
 */
export function loadEnv(folder: string): Env {
  const file = process.env.PENTIMENTO_ENV_FILE ?? join(folder, ".env");
  if (file !== "" && existsSync(file)) process.loadEnvFile(file);
  return parseEnv(process.env, { cwd: folder });
}

/** Whether one of the `npm run` commands started this process, which then ends with it. */
export function wasLaunched(): boolean {
  return process.env.PENTIMENTO_LAUNCHED === "1";
}

function wrong(name: string, why: string, example: string): StartError {
  return new StartError(`${name} cannot be used: ${why}. Example: ${example}`);
}

function parseHost(host: string): string {
  if (isLoopback(host)) return host.replace(/^\[|\]$/g, "");
  throw wrong(
    "HOST",
    `"${host}" can be reached from other machines, and Pentimento has no sign-in yet, so anybody there could spend ` +
      "your money. It listens on this machine only; put a reverse proxy with its own sign-in in front of it and " +
      "name its address in PENTIMENTO_PUBLIC_URL and PENTIMENTO_ALLOW_HOSTS",
    "HOST=127.0.0.1",
  );
}

function parseWhole(
  name: string,
  text: string,
  limit: { least: number; most: number; example: string },
): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= limit.least && value <= limit.most) return value;
  throw wrong(name, `"${text}" is not a whole number from ${limit.least} to ${limit.most}`, limit.example);
}

function parseChoice<Choice extends string>(name: string, text: string, choices: readonly Choice[]): Choice {
  const choice = choices.find((candidate) => candidate === text);
  if (choice !== undefined) return choice;
  throw wrong(name, `"${text}" is none of ${choices.join(", ")}`, `${name}=${choices[0]}`);
}

function parseSecret(text: string | null): string | null {
  if (text === null || text.length >= 32) return text;
  throw wrong(
    "PENTIMENTO_SECRET",
    `it has ${text.length} characters and needs at least 32, since stored credentials are sealed with it`,
    "PENTIMENTO_SECRET=$(openssl rand -base64 32)",
  );
}

function parsePublicUrl(text: string | null): URL | null {
  if (text === null) return null;
  const example = "PENTIMENTO_PUBLIC_URL=https://studio.example.com";
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw wrong("PENTIMENTO_PUBLIC_URL", "it is no http or https address", example);
  }
  if (url.username || url.password)
    throw wrong("PENTIMENTO_PUBLIC_URL", "it must hold no user name or password", example);
  if (url.pathname !== "/" || url.search || url.hash) {
    throw wrong(
      "PENTIMENTO_PUBLIC_URL",
      "the studio is served at the top of its address, without a path",
      example,
    );
  }
  return url;
}

function parseTrustedProxy(text: string): string {
  if (parseIpRange(text)) return text;
  const example = "PENTIMENTO_TRUSTED_PROXIES=127.0.0.1,10.0.0.0/8";
  throw wrong(
    "PENTIMENTO_TRUSTED_PROXIES",
    `"${text}" is neither an IP address nor a range in CIDR form`,
    example,
  );
}

function parseAllowedHost(text: string): string {
  const named = /^[a-z0-9.-]+(:\d{1,5})?$/i.test(text) || /^\[[0-9a-f:.]+\](:\d{1,5})?$/i.test(text);
  if (named || parseIpRange(text)) return text.toLowerCase();
  const example = "PENTIMENTO_ALLOW_HOSTS=studio.lan:3000,192.168.0.0/16";
  throw wrong("PENTIMENTO_ALLOW_HOSTS", `"${text}" is neither host:port nor a range in CIDR form`, example);
}

function parseDatabaseUrl(text: string | null): string | null {
  if (text === null) return null;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase();
  const example = "DATABASE_URL=postgresql://user:password@localhost:5432/pentimento";
  if (scheme !== "postgres" && scheme !== "postgresql") {
    const found = scheme ? `it begins with "${scheme}:"` : "it is no address";
    throw wrong(
      "DATABASE_URL",
      `${found}; leave it out for SQLite in the data folder, or name a PostgreSQL`,
      example,
    );
  }
  if (!URL.canParse(text)) throw wrong("DATABASE_URL", "it is no well-formed address", example);
  return text;
}

function parseApiKey(name: string, text: string | null): string | null {
  if (text === null || /^[\x21-\x7e]+$/.test(text)) return text;
  throw wrong(
    name,
    "it holds a space, a line break or a character that cannot stand in a header",
    `${name}=sk-...`,
  );
}

function parseBaseUrl(name: string, text: string): string {
  const url = URL.parse(text);
  const example = `${name}=https://api.openai.com/v1`;
  if (!url || !/^https?:$/.test(url.protocol)) throw wrong(name, "it is no http or https address", example);
  if (url.username || url.password) throw wrong(name, "it must hold no user name or password", example);
  if (url.search || url.hash) throw wrong(name, "it must hold no question mark and no #", example);
  return text.replace(/\/+$/, "");
}
