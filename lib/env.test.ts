import { describe, expect, it } from "vitest";
import { parseEnv } from "#lib/env.ts";
import { StartError } from "#lib/start-error.ts";

const parse = (source: Record<string, string>) => parseEnv(source, { cwd: "/srv/studio" });

function refusal(source: Record<string, string>): string {
  try {
    parse(source);
  } catch (error) {
    if (error instanceof StartError) return error.message;
    throw error;
  }
  throw new Error("it was accepted");
}

describe("the environment", () => {
  it("may be empty", () => {
    expect(parse({})).toEqual({
      host: "127.0.0.1",
      port: 3000,
      dataFolder: "/srv/studio/data",
      secret: null,
      publicUrl: null,
      trustedProxies: [],
      allowHosts: [],
      runner: true,
      databaseUrl: null,
      openaiApiKey: null,
      openaiBaseUrl: "https://api.openai.com/v1",
      drainSeconds: 120,
      logLevel: "info",
      production: false,
    });
  });

  it("takes an empty value for none, as files of settings have them", () => {
    expect(parse({ PORT: "", DATABASE_URL: " ", OPENAI_API_KEY: "", PENTIMENTO_SECRET: "" })).toEqual(
      parse({}),
    );
  });

  it("is read as it is meant", () => {
    const env = parse({
      HOST: "[::1]",
      PORT: "0",
      PENTIMENTO_DATA: "../elsewhere",
      PENTIMENTO_PUBLIC_URL: "https://studio.example",
      PENTIMENTO_TRUSTED_PROXIES: "127.0.0.1, 10.0.0.0/8,fd00::/8",
      PENTIMENTO_ALLOW_HOSTS: "Studio.lan:3000,192.168.0.0/16",
      PENTIMENTO_RUNNER: "off",
      PENTIMENTO_DRAIN: "0",
      DATABASE_URL: "postgres://me:secret@db:5432/pentimento",
      OPENAI_BASE_URL: "http://127.0.0.1:8080/v1/",
      NODE_ENV: "production",
    });
    expect(env).toMatchObject({
      host: "::1",
      port: 0,
      dataFolder: "/srv/elsewhere",
      trustedProxies: ["127.0.0.1", "10.0.0.0/8", "fd00::/8"],
      allowHosts: ["studio.lan:3000", "192.168.0.0/16"],
      runner: false,
      drainSeconds: 0,
      openaiBaseUrl: "http://127.0.0.1:8080/v1",
      production: true,
    });
    expect(env.publicUrl?.origin).toBe("https://studio.example");
  });

  it.each([
    ["HOST", "0.0.0.0", "sign-in"],
    ["HOST", "192.168.1.5", "sign-in"],
    ["HOST", "127.0.0.1.evil.example", "sign-in"],
    ["PORT", "80a", "whole number"],
    ["PORT", "65536", "65535"],
    ["PORT", "-1", "whole number"],
    ["PENTIMENTO_SECRET", "short", "32"],
    ["PENTIMENTO_PUBLIC_URL", "studio.example", "http"],
    ["PENTIMENTO_PUBLIC_URL", "ftp://studio.example", "http"],
    ["PENTIMENTO_PUBLIC_URL", "https://studio.example/app", "path"],
    ["PENTIMENTO_PUBLIC_URL", "https://me:pw@studio.example", "password"],
    ["PENTIMENTO_TRUSTED_PROXIES", "127.0.0.1,proxy", "proxy"],
    ["PENTIMENTO_TRUSTED_PROXIES", "10.0.0.0/33", "10.0.0.0/33"],
    ["PENTIMENTO_ALLOW_HOSTS", "http://studio.lan", "host:port"],
    ["PENTIMENTO_RUNNER", "maybe", "on, off"],
    ["PENTIMENTO_DRAIN", "2m", "whole number"],
    ["PENTIMENTO_LOG_LEVEL", "loud", "debug, info"],
    ["DATABASE_URL", "mysql://db/x", "mysql:"],
    ["DATABASE_URL", "file:./dev.db", "file:"],
    ["DATABASE_URL", "pentimento", "no address"],
    ["OPENAI_API_KEY", "sk-abc def", "header"],
    ["OPENAI_BASE_URL", "api.openai.com/v1", "http"],
    ["OPENAI_BASE_URL", "https://key@proxy.example/v1", "password"],
  ])("stops the start for %s=%s, and says which, why, and an example", (name, value, why) => {
    const sentence = refusal({ [name]: value });
    expect(sentence.startsWith(`${name} cannot be used: `)).toBe(true);
    expect(sentence).toContain(why);
    expect(sentence).toMatch(new RegExp(`Example: ${name}=.`));
  });

  it.each([
    ["PENTIMENTO_SECRET", "hunter2-hunter2"],
    ["OPENAI_API_KEY", "sk-hunter2 hunter2"],
    ["DATABASE_URL", "mysql://root:hunter2@db/x"],
    ["PENTIMENTO_PUBLIC_URL", "https://me:hunter2@studio.example"],
    ["OPENAI_BASE_URL", "https://me:hunter2@proxy.example/v1"],
  ])("never repeats a secret of %s", (name, value) => {
    expect(refusal({ [name]: value })).not.toContain("hunter2");
  });
});
