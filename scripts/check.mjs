// npm run check: types, lint, floors, dead code, translations.
import { become, prepare } from "./launch.mjs";

await prepare();
await become(["scripts/run-checks.mjs"]);
