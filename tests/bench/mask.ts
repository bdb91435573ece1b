// npm run bench mask [-- --rounds 3]: the mask engine beside free drawing as the react-konva documentation shows it.
import { type Measured, rowsOf } from "#tests/bench/mask/rows.ts";
import { measure, modes, traceAfter, tracedHistories, weighPicture } from "#tests/bench/mask/session.ts";
import { report, told } from "#tests/bench/report.ts";
import { openMaskHarness } from "#tests/support/mask-harness.ts";

const asked = process.argv.indexOf("--rounds");
const rounds = asked > 0 ? Number(process.argv[asked + 1]) : 3;

const harness = await openMaskHarness();
const measured: Measured = {
  sessions: { ours: [], naive: [] },
  traces: { ours: { 0: [], 500: [] }, naive: { 0: [], 500: [] } },
  pictures: [],
};
try {
  for (let round = 1; round <= rounds; round++) {
    measured.pictures.push(await weighPicture(harness.url));
    for (const mode of modes) {
      measured.sessions[mode].push(await measure(harness.url, mode, round));
      for (const history of tracedHistories)
        measured.traces[mode][history].push(await traceAfter(harness.url, mode, history));
    }
    console.log(`round ${round} of ${rounds}`);
  }
} finally {
  await harness.close();
}

report("mask", [told("rounds", "fresh browsers for each engine", "", rounds), ...rowsOf(measured)]);
