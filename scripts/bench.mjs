// npm run bench [name ...] [-- options]: measures, prints a table, writes bench-results/<name>.json.
import { become, prepare } from "./launch.mjs";

await prepare({ buildFolder: ".next-test" });
await become(["scripts/run-bench.mjs", ...process.argv.slice(2)], {
  NEXT_DIST_DIR: ".next-test",
});
