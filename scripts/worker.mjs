// npm run worker: the job runner alone, beside a studio that runs with PENTIMENTO_RUNNER=off.
import { become, prepare, typescript } from "./launch.mjs";

await prepare({ forUse: true });
await become([...typescript, "server/worker.ts"], { NODE_ENV: "production" });
