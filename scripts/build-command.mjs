// Makes the command one file without dependencies, dist/pentimento.mjs, with the runtime of pulled packages inside.
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { root } from "./bootstrap.mjs";

export const commandFile = join(root, "dist", "pentimento.mjs");
const stampFile = join(root, "dist", ".pentimento-stamp");

/** Builds unless that is done; answers whether it was. */
export async function buildCommand() {
  const stamp = stampOf(["cli", "lib", "package.json", "scripts/build-command.mjs"]);
  if (existsSync(commandFile) && existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp)
    return false;
  const texts = promptTexts();
  const runtime = {
    code: `// Written by \`pentimento pull\`. Changes are lost with the next pull.\n${await bundle("cli/runtime/runtime.ts", { PROMPT_TEXTS: texts })}`,
    types: readFileSync(join(root, "cli", "runtime", "runtime.d.mts"), "utf8"),
  };
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const code = await bundle("cli/main.ts", { RUNTIME_FILES: runtime, COMMAND_VERSION: version });
  mkdirSync(join(root, "dist"), { recursive: true });
  writeFileSync(`${commandFile}.${process.pid}`, code, { mode: 0o755 });
  renameSync(`${commandFile}.${process.pid}`, commandFile);
  writeFileSync(stampFile, stamp);
  return true;
}

async function bundle(input, constants) {
  const { rolldown } = await import("rolldown");
  const define = Object.fromEntries(
    Object.entries(constants).map(([name, value]) => [name, JSON.stringify(value)]),
  );
  const build = await rolldown({
    input: join(root, input),
    platform: "node",
    transform: { define, target: "node20" },
    logLevel: "warn",
  });
  try {
    const { output } = await build.generate({ format: "esm", codeSplitting: false });
    return output[0].code;
  } finally {
    await build.close();
  }
}

/** The sentences of the language's errors, without the rest of the studio's. */
function promptTexts() {
  const file = join(root, "lib", "i18n", "messages", "en", "errors.json");
  const texts = JSON.parse(readFileSync(file, "utf8"));
  const entries = Object.entries(texts).filter(([code]) => code.startsWith("prompt_"));
  return Object.fromEntries(entries.map(([code, { what, next }]) => [code, `${what} ${next}`]));
}

function stampOf(parts) {
  const hash = createHash("sha256");
  for (const part of parts) addTo(hash, join(root, part));
  return hash.digest("hex");
}

function addTo(hash, path) {
  if (!statSync(path).isDirectory())
    return void hash.update(path.slice(root.length)).update("\0").update(readFileSync(path));
  for (const name of readdirSync(path).sort())
    if (name !== "generated" && !name.endsWith(".test.ts")) addTo(hash, join(path, name));
}
