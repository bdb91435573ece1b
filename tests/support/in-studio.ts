import type { Context } from "#lib/studio/context.ts";
import { openBenchStudio } from "#tests/bench/gallery/bench-studio.ts";
import type { StudioProcess } from "#tests/support/studio-process.ts";

/** Does something in a running studio's own data, as its services do it. */
export async function inStudio<Value>(
  studio: StudioProcess,
  work: (context: Context) => Promise<Value>,
): Promise<Value> {
  const bench = await openBenchStudio("sqlite", studio.folder);
  if (!bench) throw new Error("SQLite is always there");
  try {
    return await work(bench.context);
  } finally {
    await bench.close();
  }
}
