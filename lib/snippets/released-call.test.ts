import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { callLanguages, type ReleasedCall, releasedCall } from "#lib/snippets/released-call.ts";

const call: ReleasedCall = {
  studioUrl: "http://127.0.0.1:9",
  environment: "prod",
  slug: "hero-banner",
  variables: { headline: `It's "ours" $HOME \`x\` \\ 清爽`, list: ["a", "b"] },
  pictures: [],
  format: "png",
};

it("names keys by their variables only, and the prompt by environment and name", () => {
  for (const language of callLanguages) {
    const code = releasedCall(language, call);
    expect(code).toMatch(/PENTIMENTO_KEY/);
    expect(code).toContain("/api/v1/environments/prod/prompts/hero-banner:");
    expect(code).not.toMatch(/sk-|api-key:/);
  }
  expect(releasedCall("azure", call)).toContain("AZURE_OPENAI_API_KEY");
});

it("sends a picture for each slot, in a form", () => {
  const pictures = [{ slot: "photo", role: "base" as const, file: "photo.png" }];
  expect(releasedCall("curl", { ...call, pictures })).toContain(`-F 'photo=@"photo.png"'`);
  expect(releasedCall("typescript", { ...call, pictures })).toContain(`form.append("photo"`);
  expect(releasedCall("azure", { ...call, pictures })).toContain("client.images.edit(");
});

it.each(["curl", "typescript"] as const)(
  "%s sends the values to the letter and saves what comes",
  async (language) => {
    const asked: { url: string | undefined; body: string }[] = [];
    const server = createServer(async (request, response) => {
      let body = "";
      for await (const chunk of request) body += String(chunk);
      asked.push({ url: request.url, body });
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ data: [{ b64_json: "aGk=" }, { b64_json: "aG8=" }] }));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const folder = await mkdtemp(join(tmpdir(), "pentimento-call-"));
    try {
      const code = releasedCall(language, { ...call, studioUrl: `http://127.0.0.1:${port}` });
      const file = language === "curl" ? "copied.sh" : "copied.mts";
      await writeFile(join(folder, file), code);
      await promisify(execFile)(language === "curl" ? "bash" : process.execPath, [file], { cwd: folder });
      expect(asked.map(({ url }) => url)).toEqual(["/api/v1/environments/prod/prompts/hero-banner:generate"]);
      expect(JSON.parse(asked[0]?.body ?? "")).toEqual({ variables: call.variables });
      expect((await readdir(folder)).filter((name) => name.startsWith("picture"))).toEqual([
        "picture-1.png",
        "picture-2.png",
      ]);
    } finally {
      server.close();
      await rm(folder, { recursive: true });
    }
  },
);
