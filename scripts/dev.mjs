// npm run dev: serves from the sources, and shows a change as soon as it is saved.
import { requireFreePort } from "./free-port.mjs";
import { become, prepare, typescript } from "./launch.mjs";

await requireFreePort();
await prepare({ forUse: true });
await become([...typescript, "server/main.ts"], { NODE_ENV: "development", NEXT_DIST_DIR: ".next" });
