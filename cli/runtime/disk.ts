import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isReleased, type Known } from "./entry.ts";
import type { Settings } from "./settings.ts";

/** What was last seen of each prompt, for the next start. A disk that cannot be used is no disk. */
export type Disk = {
  read(slug: string): Promise<Known | null>;
  write(slug: string, known: Known): Promise<void>;
};

export function openDisk({ snapshots, url, environment, onProblem }: Settings): Disk {
  if (snapshots === null) return { read: async () => null, write: async () => undefined };
  const hash = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 32);
  const fileOf = (slug: string) => join(snapshots, hash(`${url} ${environment}`), `${hash(slug)}.json`);
  const writing = new Map<string, Promise<void>>();
  return {
    async read(slug) {
      try {
        const text = await readFile(fileOf(slug), "utf8");
        return knownIn(text, slug);
      } catch {
        return null;
      }
    },
    write(slug, known) {
      const write = () =>
        replaceFile(fileOf(slug), textOf(slug, known)).catch((cause: unknown) =>
          onProblem({ slug, message: `its snapshot could not be kept: ${String(cause)}` }),
        );
      // One after the other, or an older one might end up on top.
      const written = (writing.get(slug) ?? Promise.resolve()).then(write);
      writing.set(slug, written);
      return written;
    },
  };
}

type Stored = { format: 1; slug: string; sum: string; known: Known };

const sumOf = (known: unknown) => createHash("sha256").update(JSON.stringify(known)).digest("hex");

function textOf(slug: string, known: Known): string {
  return JSON.stringify({ format: 1, slug, sum: sumOf(known), known } satisfies Stored);
}

/** A file that was cut or changed is none. */
function knownIn(text: string, slug: string): Known | null {
  const stored = JSON.parse(text) as Partial<Stored> | null;
  const known = stored?.known;
  if (!known || stored.format !== 1 || stored.slug !== slug || stored.sum !== sumOf(known)) return null;
  if (typeof known.at !== "number") return null;
  if ("withdrawn" in known) return { withdrawn: true, at: known.at };
  return isReleased(known.released, null) ? { ...known, from: "disk" } : null;
}

async function replaceFile(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const unfinished = `${file}.${randomUUID()}`;
  try {
    await writeFile(unfinished, text, { mode: 0o600 });
    await rename(unfinished, file);
  } catch (cause) {
    await rm(unfinished, { force: true });
    throw cause;
  }
}
