import { describe, expect, it } from "vitest";
import { parseEnv } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";
import { createLogger } from "#server/logger.ts";

const secrets = {
  OPENAI_API_KEY: "canary-openai-0123456789",
  PENTIMENTO_SECRET: 'canary-secret-"quoted"-0123456789abcdef',
  DATABASE_URL: "postgres://me:canary%2Fpassword@db/pentimento",
};

function logged(write: (logger: ReturnType<typeof createLogger>) => void): string[] {
  const lines: string[] = [];
  write(createLogger(parseEnv(secrets, { cwd: "/" }), { write: (line) => void lines.push(line) }));
  return lines;
}

describe("the log", () => {
  it("shows no secret of the environment, whatever it stands in", () => {
    const [line = ""] = logged((logger) =>
      logger.error(
        {
          err: new Error(`401: ${secrets.OPENAI_API_KEY}`, { cause: new Error(secrets.DATABASE_URL) }),
          at: "canary/password",
        },
        `sealed with ${secrets.PENTIMENTO_SECRET}`,
      ),
    );
    expect(line).not.toContain("canary");
    expect(line).toContain("[redacted]");
  });

  it("shows no key, header or prompt that somebody logged by mistake", () => {
    const [line = ""] = logged((logger) =>
      logger.info({
        headers: { authorization: "Bearer abcdefghijkl", cookie: "session=canary", "api-key": "canary" },
        run: { prompt: "a canary in the snow", b64_json: "canary" },
        prompt: "canary",
        note: "Incorrect API key provided: sk-proj-canary-123456",
      }),
    );
    expect(line).not.toMatch(/canary|abcdefghijkl/);
  });

  it("is one line of JSON for each entry, whatever line breaks the input holds", () => {
    const lines = logged((logger) =>
      logger.warn({ path: '/x\r\n{"level":60,"msg":"forged"}\u2028' }, "asked for\nsomething"),
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]?.trim().split(/[\r\n]/)).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ msg: "asked for\nsomething" });
  });

  it("keeps the cause of an error for whoever has to find it", () => {
    const [line = ""] = logged((logger) =>
      logger.error({ err: new AppError("internal", { cause: new Error("the disk is on fire") }) }, "failed"),
    );
    expect(line).toContain("the disk is on fire");
  });
});
