import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PulledPackage, pulledPackage } from "#tests/support/pulled-package.ts";
import {
  makeReleased,
  nextVersion,
  posterContent,
  releaseVersion,
  tryOnContent,
  withdrawCurrent,
} from "#tests/support/released-prompts.ts";
import { type RunningStudio, runStudio } from "#tests/support/running-studio.ts";
import { plainPng, simulatorServer } from "#tests/support/simulator-server.ts";
import { contentOf } from "#tests/support/templates.ts";

let app: PulledPackage;
let studio: RunningStudio;
let provider: Awaited<ReturnType<typeof simulatorServer>>;
let url = "";
beforeAll(async () => {
  [app, studio, provider] = await Promise.all([pulledPackage(), runStudio(), simulatorServer()]);
  url = `http://127.0.0.1:${studio.server.port}`;
});
afterAll(async () => {
  await provider.close();
  await app.remove();
});

const pull = (...more: string[]) => app.pentimento("pull", "--env", "dev", "--url", url, ...more);
const lock = async (folder = "prompts") =>
  JSON.parse(await readFile(join(app.folder, folder, "releases.lock.json"), "utf8"));

/** Draws a poster and an edit with OpenAI's own client, and tells where the prompts came from. */
const drawing = `
import { createReadStream } from "node:fs";
import OpenAI, { toFile } from "openai";
import { client, poster, tryOn } from "./prompts/index.ts";
client.configure({ timeoutMs: 5000 });
const openai = new OpenAI({ apiKey: "sk-test", baseURL: process.env.PROVIDER, maxRetries: 0 });
const p = await poster({ 产品名: "乌龙茶", headline: "清爽一夏" }, { overrides: { quality: "high" } });
const picture = await openai.images.generate(p.request);
const file = (name: string) => toFile(createReadStream(name), name, { type: "image/png" });
const e = await tryOn({ photo: await file("photo.png"), garments: [await file("shirt.png")] });
const edited = await openai.images.edit({ ...e.request, ...e.pictures });
console.log(JSON.stringify({
  sources: [p.source, e.source], versions: [p.version, e.version], request: p.request, edit: e.request, age: p.ageMs,
  deployment: p.deployment, bytes: [picture, edited].map((answer) => (answer.data?.[0]?.b64_json ?? "").length > 100),
}));
`;
const told = ({ stdout, stderr, code }: { stdout: string; stderr: string; code: number }) => {
  expect([stderr, code]).toEqual(["", 0]);
  return JSON.parse(stdout);
};
const draw = async () => told(await app.run(drawing, { PROVIDER: provider.base }));

// One story: each step begins where the one before ended.
describe("a pulled package", { timeout: 90_000 }, () => {
  it("is written whole, is in step, and passes the strictest compiler", { timeout: 60_000 }, async () => {
    await makeReleased(studio.context, {
      slug: "poster",
      title: { en: "Poster", "zh-CN": "海报" },
      content: posterContent(),
    });
    await makeReleased(studio.context, { slug: "try-on", content: tryOnContent() });
    for (const name of ["photo.png", "shirt.png"])
      await writeFile(join(app.folder, name), await plainPng(512, 512));
    expect(await pull()).toMatchObject({ code: 0, stderr: "" });
    expect((await readdir(join(app.folder, "prompts"))).sort()).toEqual([
      "index.ts",
      "poster.prompt",
      "releases.lock.json",
      "runtime.d.mts",
      "runtime.mjs",
      "snapshot.d.mts",
      "snapshot.mjs",
      "try-on.prompt",
    ]);
    expect((await lock()).environments.dev.poster).toEqual({
      version: 1,
      digest: expect.stringMatching(/^sha256-[0-9a-f]{64}$/),
      release: expect.stringMatching(/^rel_/),
      deployment: { provider: "simulator", model: "gpt-image-2.5-flare" },
      file: "poster.prompt",
    });
    expect(await app.pentimento("verify", "--live", "--url", url)).toMatchObject({ code: 0, stderr: "" });
    await writeFile(join(app.folder, "strict.ts"), drawing);
    const flags =
      "--noEmit --strict --noUncheckedIndexedAccess --exactOptionalPropertyTypes --skipLibCheck --target es2023";
    const words = `${flags} --module nodenext --allowImportingTsExtensions --types node strict.ts`.split(" ");
    expect((await app.tool("typescript/bin/tsc", ...words)).stdout).toBe("");
    await writeFile(join(app.folder, "strict.ts"), drawing.replace("headline:", "title:"));
    await writeFile(join(app.folder, "wrong.ts"), drawing.replace('"high"', '"best"'));
    const complaints = (await app.tool("typescript/bin/tsc", ...words, "wrong.ts")).stdout;
    expect(complaints).toMatch(/strict\.ts.*title/);
    expect(complaints).toMatch(/wrong\.ts.*best/);
  });

  it("changes nothing when nothing was released", async () => {
    const before = await readFile(join(app.folder, "prompts", "snapshot.mjs"), "utf8");
    expect((await pull()).stdout).toContain("0 written, 7 unchanged, 0 removed");
    expect(await readFile(join(app.folder, "prompts", "snapshot.mjs"), "utf8")).toBe(before);
  });

  it("draws with what the studio says", async () => {
    const drawn = await draw();
    expect(drawn).toMatchObject({
      sources: ["fresh", "fresh"],
      versions: [1, 1],
      request: { model: "gpt-image-2.5-flare", size: "1536x1024", quality: "high" },
      bytes: [true, true],
      deployment: { provider: "simulator" },
    });
    expect(drawn.request.prompt).toContain("乌龙茶");
    expect(drawn.edit.prompt).toBe("Put image 2 on the person of image 1, calm");
  });

  it("takes a release at once while it runs, without a new pull", async () => {
    const { id } = await nextVersion(
      studio.context,
      "poster",
      posterContent("新海报：{{产品名}}{{headline}}"),
    );
    const running = app.run(`
      import { writeFileSync } from "node:fs";
      import { client, poster } from "./prompts/index.ts";
      client.configure({ timeoutMs: 5000 });
      let last = 0;
      for (const begun = Date.now(); Date.now() - begun < 20_000; await new Promise((go) => setTimeout(go, 10))) {
        const { version, source } = await poster({ 产品名: "x", headline: "y" });
        if (version !== last) console.log(version, Date.now(), source);
        last = version;
        // It listens from its first prompt on.
        if (Date.now() - begun > 700) writeFileSync("listening", "");
        if (version === 2) process.exit(0);
      }`);
    const { templateId } = await studio.studio.database.client.templateVersion.findUniqueOrThrow({
      where: { id },
    });
    await expect
      .poll(() => existsSync(join(app.folder, "listening")), { timeout: 15_000, interval: 20 })
      .toBe(true);
    const releasedAt = Date.now();
    await releaseVersion(studio.context, { templateId, versionId: id });
    const { stdout, code } = await running;
    const [first, second] = stdout
      .trim()
      .split("\n")
      .map((line) => line.split(" "));
    expect([code, first?.[0], second?.[0]]).toEqual([0, "1", "2"]);
    // What another process has asked for a moment ago is not asked for again.
    expect(["fresh", "disk"]).toContain(first?.[2]);
    // By the clock alone it would be ten seconds.
    expect(Number(second?.[1]) - releasedAt).toBeLessThan(3000);
  });

  it("says before any call what is wrong with what was filled in", async () => {
    const { stdout } = await app.run(`
      import { poster, PromptError } from "./prompts/index.ts";
      try { await poster({ 产品名: "x".repeat(50), headline: "y", nobody: 1 } as never); }
      catch (error) {
        if (!(error instanceof PromptError)) throw error;
        console.log(JSON.stringify([error.code, error.problems.map(({ code, field }) => [code, field]), error.message]));
      }`);
    const [code, problems, message] = JSON.parse(stdout);
    expect(code).toBe("invalid_values");
    expect(problems).toContainEqual(["prompt_value_too_long", "产品名"]);
    expect(problems).toContainEqual(["prompt_unknown_variable", "nobody"]);
    expect(message).toMatch(/50 characters, 40 are allowed/);
  });

  it("is told by verify what was changed, what is outdated, and is never written over what is not its own", async () => {
    const live = await app.pentimento("verify", "--live", "--url", url);
    expect([live.code, live.stderr]).toEqual([
      5,
      expect.stringContaining("poster: version 1 was pulled, 2 is released"),
    ]);
    const file = join(app.folder, "prompts", "poster.prompt");
    const text = await readFile(file, "utf8");
    await writeFile(file, text.replaceAll("\n", "\r\n"));
    expect((await app.pentimento("verify")).code).toBe(0);
    await writeFile(file, `${text}changed by hand\n`);
    expect(await app.pentimento("verify")).toMatchObject({
      code: 5,
      stderr: expect.stringContaining("poster.prompt: changed"),
    });
    const refused = await pull();
    expect([refused.code, refused.stderr]).toEqual([4, expect.stringContaining("poster.prompt")]);
    expect(await readFile(file, "utf8")).toBe(`${text}changed by hand\n`);
    await rm(file);
    expect((await app.pentimento("verify")).stderr).toContain("poster.prompt: missing");
    await symlink(join(app.folder, "package.json"), file);
    expect((await pull()).code).toBe(4);
    expect(await readFile(join(app.folder, "package.json"), "utf8")).toBe('{"type":"module"}');
    await rm(file);
    expect((await pull()).stdout).toContain("written");
    expect((await app.pentimento("verify", "--live", "--url", url)).code).toBe(0);
  });

  it("goes on where a pull was cut off, and takes away what is no longer released", async () => {
    const { template } = await makeReleased(studio.context, { slug: "short-lived" });
    expect((await pull("--out", "other")).code).toBe(0);
    const folder = join(app.folder, "other");
    // As a kill leaves it: new files and the list of them, but the old lock.
    await rm(join(folder, "releases.lock.json"));
    const whole = await lock();
    await writeFile(join(folder, "releases.lock.json"), JSON.stringify({ ...whole, files: {} }));
    expect((await pull("--out", "other")).code).toBe(0);
    await withdrawCurrent(studio.context, template.id);
    expect((await pull("--out", "other")).stdout).toContain("1 removed");
    expect(await readdir(folder)).not.toContain("short-lived.prompt");
    await mkdir(join(app.folder, "taken"));
    await writeFile(join(app.folder, "taken", "index.ts"), "mine");
    expect((await pull("--out", "taken")).code).toBe(4);
    expect(await readdir(join(app.folder, "taken"))).toEqual(["index.ts"]);
    expect((await app.pentimento("pull", "--env", "prod", "--url", url)).code).toBe(4);
  });

  it("is stopped by a withdrawal", async () => {
    const { template, version } = await makeReleased(studio.context, {
      slug: "killed",
      content: contentOf("a fox"),
    });
    expect((await pull()).code).toBe(0);
    const ask = () =>
      app.run(`
        import { client, killed } from "./prompts/index.ts";
        client.configure({ timeoutMs: 5000 });
        console.log(await killed().then(({ source }) => source, ({ code }) => code));`);
    expect((await ask()).stdout.trim()).toBe("fresh");
    await withdrawCurrent(studio.context, template.id);
    await expect
      .poll(async () => (await ask()).stdout.trim(), { timeout: 15_000, interval: 3000 })
      .toBe("withdrawn");
    await releaseVersion(studio.context, { templateId: template.id, versionId: version.id });
    expect((await ask()).stdout.trim()).toBe("fresh");
    await withdrawCurrent(studio.context, template.id);
    await expect
      .poll(async () => (await ask()).stdout.trim(), { timeout: 15_000, interval: 3000 })
      .toBe("withdrawn");
  });

  it("goes on drawing with the studio down: from disk, and from the package alone after a cold start", async () => {
    expect((await draw()).versions).toEqual([2, 1]);
    await studio.end();
    await expect
      .poll(async () => (await draw()).sources, { timeout: 15_000, interval: 1000 })
      .toEqual(["disk", "disk"]);
    expect(await draw()).toMatchObject({
      versions: [2, 1],
      request: { model: "gpt-image-2.5-flare", size: "1536x1024", quality: "high" },
      bytes: [true, true],
    });
    const stillOut = await app.run(`
      import { killed } from "./prompts/index.ts";
      console.log(await killed().then(({ source }) => source, ({ code }) => code));`);
    expect(stillOut.stdout.trim()).toBe("withdrawn");
    await app.forget();
    expect(await draw()).toMatchObject({
      sources: ["bundled", "bundled"],
      versions: [2, 1],
      request: { model: "gpt-image-2.5-flare", size: "1536x1024", quality: "high" },
      bytes: [true, true],
      deployment: { provider: "simulator", model: "gpt-image-2.5-flare" },
    });
    expect(await pull()).toMatchObject({ code: 3, stderr: expect.stringContaining("could not be reached") });
    expect((await app.pentimento("verify")).code).toBe(0);
  });
});

describe("the command", { timeout: 60_000 }, () => {
  it("says what is wrong with how it was called", async () => {
    for (const [words, sentence] of [
      [["pull"], "--env is missing"],
      [["pul"], "no command"],
      [["pull", "--env", "dev", "--nope"], "nope"],
      [["pull", "--env", "dev", "--url", "ftp://x"], "no http"],
      [["verify", "--env", "dev"], "has no option --env"],
      [["release", "--env", "dev"], "Which prompt"],
      [["release", "a", "--env", "dev", "--reason", "x"], "Which version"],
    ] as const) {
      const { code, stderr } = await app.pentimento(...words);
      expect([words, code, stderr.includes(sentence)]).toEqual([words, 2, true]);
    }
    expect(await app.pentimento("--help")).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("pentimento pull"),
    });
    expect((await app.pentimento("--version")).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
