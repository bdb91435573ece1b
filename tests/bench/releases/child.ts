import type { Walked } from "#tests/bench/releases.ts";
import { openWalkDatabase } from "#tests/support/release-walk/walk-database.ts";
import { walkReleases } from "#tests/support/release-walk/walk-releases.ts";

const [sequences = 0, seed = 1] = process.argv.slice(2).map(Number);
const { database, close } = await openWalkDatabase();
const counts = new Map<string, number>();
const walked: Walked = { sequences: 0, counts: [], failure: null };
try {
  await walkReleases(database, { sequences, seed, counts });
  walked.sequences = sequences;
} catch (failure) {
  walked.failure = failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
}
walked.counts = [...counts];
await close();
process.send?.(walked, () => process.exit(0));
