import type { Studio } from "#lib/studio/context.ts";

const key = Symbol.for("pentimento.studio");
type Holder = { [key]?: Studio };

/** Called once by the server, before Next renders anything. */
export function registerStudio(studio: Studio): void {
  (globalThis as Holder)[key] = studio;
}

/** The studio of this process. Both copies of this module (Node's and Next's) find the same one. */
export function runningStudio(): Studio {
  const studio = (globalThis as Holder)[key];
  if (!studio) throw new Error("No studio is open in this process: start it through server/main.ts.");
  return studio;
}
