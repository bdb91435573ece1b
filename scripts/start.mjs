// npm start: install, prepare, build if the sources changed, serve.
import { requireFreePort } from "./free-port.mjs";
import { become, prepare, typescript } from "./launch.mjs";

await requireFreePort();
await prepare({ buildFolder: ".next", forUse: true });
await become([...typescript, "server/main.ts"], { NODE_ENV: "production", NEXT_DIST_DIR: ".next" });
