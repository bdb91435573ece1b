import { execFile, execFileSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { request as ask, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ProviderForm,
  type ReleasedLanguage,
  type ReleasedSnippet,
  releasedLanguages,
  releasedSnippet,
} from "#lib/snippets/released-snippet.ts";
import { makeReleased, posterContent, tryOnContent } from "#tests/support/released-prompts.ts";
import { type RunningStudio, runStudio } from "#tests/support/running-studio.ts";
import { plainPng, simulatorServer } from "#tests/support/simulator-server.ts";

const hasTools = (...tools: string[]) =>
  tools.every((tool) => {
    try {
      execFileSync("bash", ["-c", `command -v ${tool}`]);
      return true;
    } catch {
      return false;
    }
  });
const programs: Record<ReleasedLanguage, { file: string; command: string[]; needs: string[] }> = {
  curl: { file: "snippet.sh", command: ["bash"], needs: ["curl", "jq", "base64"] },
  typescript: { file: "snippet.ts", command: [process.execPath, "--no-warnings"], needs: [] },
  python: { file: "snippet.py", command: ["python3"], needs: ["python3"] },
  csharp: { file: "snippet.cs", command: ["dotnet", "run"], needs: ["dotnet"] },
};

let studio: RunningStudio;
let provider: Awaited<ReturnType<typeof simulatorServer>>;
let azure: Awaited<ReturnType<typeof azureServer>>;
let folder = "";
beforeAll(async () => {
  [studio, provider] = await Promise.all([runStudio({ drawing: true }), simulatorServer()]);
  azure = await azureServer(provider.base);
  folder = await mkdtemp(join(tmpdir(), "released-"));
  await symlink(resolve("node_modules"), join(folder, "node_modules"));
  await writeFile(join(folder, "package.json"), '{"type":"module"}');
  for (const name of ["photo.png", "shirt.png"])
    await writeFile(join(folder, name), await plainPng(512, 512));
  await writeFile(join(folder, "area.png"), await plainPng(512, 512, 0));
  await makeReleased(studio.context, { slug: "poster", content: posterContent() });
  await makeReleased(studio.context, { slug: "try-on", content: tryOnContent() });
});
afterAll(async () => {
  azure.close();
  await Promise.all([provider.close(), studio.end(), rm(folder, { recursive: true, force: true })]);
});

/** The simulator as Azure shows its models: other paths, `api-key`, and a version. */
async function azureServer(base: string) {
  const calls: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const url = new URL(incoming.url ?? "/", "http://azure.invalid");
    calls.push(`${url.pathname}${url.search}`);
    const classic = /^\/openai\/deployments\/[^/]+(\/images\/\w+)$/.exec(url.pathname)?.[1];
    const path = classic ?? url.pathname.replace(/^\/openai\/v1/, "");
    const key = incoming.headers["api-key"] ?? incoming.headers.authorization?.replace("Bearer ", "");
    const headers = { ...incoming.headers, authorization: `Bearer ${key ?? ""}` };
    incoming.pipe(
      ask(`${base}${path}`, { method: "POST", headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(outgoing);
      }),
    );
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { endpoint, calls, close };
}

const headline = `'夏' \\ $(touch owned) \`touch owned\` {{x}} %s`;
function snippetOf(operation: "generate" | "edit", form: ProviderForm): ReleasedSnippet {
  const edit = operation === "edit";
  return {
    studioUrl: `http://127.0.0.1:${studio.server.port}`,
    environment: "dev",
    slug: edit ? "try-on" : "poster",
    operation,
    model: "gpt-image-2.5-flare",
    variables: edit
      ? { mood: "雀跃 'x' \"y\"" }
      : { 产品名: "乌龙茶 @/etc/passwd", headline: headline.slice(0, 24) },
    images: edit ? { photo: ["photo.png"], garments: ["shirt.png"], area: ["area.png"] } : {},
    extension: "png",
    provider: form,
  };
}

/** Runs a snippet; answers what it complained of, its failed end included. */
async function complaints(language: ReleasedLanguage, code: string): Promise<string> {
  const { file, command } = programs[language];
  await writeFile(join(folder, file), code);
  const [program = "", ...words] = command;
  const env = { ...process.env, OPENAI_API_KEY: "sk-test", AZURE_OPENAI_API_KEY: "sk-azure" };
  return new Promise((done) => {
    execFile(program, [...words, file], { cwd: folder, env }, (error, _out, err) =>
      done(`${err}${error ?? ""}`),
    );
  });
}

async function execute(language: ReleasedLanguage, code: string): Promise<string[]> {
  expect(await complaints(language, code)).toBe("");
  const pictures = (await readdir(folder)).filter((name) => /^(picture|owned)/.test(name)).sort();
  for (const name of pictures) {
    expect((await readFile(join(folder, name))).subarray(1, 4).toString()).toBe("PNG");
    await rm(join(folder, name));
  }
  return pictures;
}

/** A port where nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

const forms = () =>
  [
    { kind: "openai", baseUrl: provider.base },
    { kind: "azure-v1", endpoint: azure.endpoint },
    { kind: "azure-classic", endpoint: azure.endpoint, apiVersion: "2025-04-01-preview" },
  ] as const;

describe.each(releasedLanguages)("a released prompt in %s, run", { timeout: 120_000 }, (language) => {
  const missing = programs[language].needs.filter((tool) => !hasTools(tool));
  const when =
    missing.length === 0
      ? it
      : (name: string, _run: () => unknown) => it.skip(`${name} [skipped: ${missing.join(", ")} not here]`);

  when("fails aloud where the studio is stopped, and takes nothing old for its answer", async () => {
    const picture = Buffer.from(await plainPng(8, 8)).toString("base64");
    const studioUrl = `http://127.0.0.1:${await closedPort()}`;
    const stopped = { ...snippetOf("generate", forms()[0]), studioUrl };
    for (const way of ["studio", "provider"] as const) {
      await writeFile(join(folder, "answer.json"), JSON.stringify({ data: [{ b64_json: picture }] }));
      await writeFile(join(folder, "prompt.json"), JSON.stringify({ request: { prompt: "an old one" } }));
      expect(await complaints(language, releasedSnippet(language, way, stopped))).toMatch(/connect|refused/i);
      expect((await readdir(folder)).filter((name) => /^(picture|owned)/.test(name))).toEqual([]);
    }
  });

  when("draws a generation and an edit by the studio", async () => {
    for (const operation of ["generate", "edit"] as const) {
      const code = releasedSnippet(language, "studio", snippetOf(operation, forms()[0]));
      expect([operation, await execute(language, code)]).toEqual([operation, ["picture-1.png"]]);
    }
  });

  when(
    "draws a generation and an edit with one's own key, at OpenAI's and at both of Azure's addresses",
    async () => {
      for (const form of forms())
        for (const operation of ["generate", "edit"] as const) {
          const code = releasedSnippet(language, "provider", snippetOf(operation, form));
          expect(code).not.toMatch(/sk-|2025-04-01-preview.*2025-04-01-preview/s);
          const label = `${form.kind} ${operation}`;
          expect([label, await execute(language, code)]).toEqual([label, ["picture-1.png"]]);
        }
      expect(azure.calls).toContain(
        "/openai/deployments/gpt-image-2.5-flare/images/generations?api-version=2025-04-01-preview",
      );
      expect(azure.calls).toContain("/openai/v1/images/edits");
    },
  );
});
