// npm test: every check and test there is, in a build folder and a data folder of its own.
import { become, prepare } from "./launch.mjs";

await prepare({ buildFolder: ".next-test" });
await become(["scripts/run-tests.mjs"]);
