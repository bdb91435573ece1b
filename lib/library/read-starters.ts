import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { PromptFile } from "#lib/prompt-files/prompt-file.ts";
import { readPromptFile } from "#lib/prompt-files/read-file.ts";

/** A template every studio begins with. `key` names this very text: what was made from it is not made again. */
export type Starter = { key: string; kind: PromptFile["meta"]["kind"]; slug: string; file: PromptFile };

const folder = join(process.cwd(), "lib", "library", "starters");

/** The starter set, fragments first: what begins with them comes after. */
export async function readStarters(): Promise<Starter[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".prompt")).sort();
  const starters = await Promise.all(names.map(readStarter));
  return starters.sort((one, other) => rank(one) - rank(other) || (one.slug < other.slug ? -1 : 1));
}

const rank = ({ kind }: Starter) => (kind === "fragment" ? 0 : 1);

async function readStarter(name: string): Promise<Starter> {
  const text = await readFile(join(folder, name), "utf8");
  const [read] = readPromptFile(name, text).prompts;
  const slug = read?.ok ? read.file.meta.slug : null;
  if (!read?.ok || slug === null) throw new Error(`The starter ${name} can't be read`);
  return {
    key: createHash("sha256").update(text).digest("hex"),
    kind: read.file.meta.kind,
    slug,
    file: read.file,
  };
}
