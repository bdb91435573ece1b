// Writes docs/openapi.json anew, after the API or what is said of it has changed: node scripts/write-openapi.mjs
import { writeFileSync } from "node:fs";
import { openApiDocument } from "../server/openapi/document.ts";

writeFileSync(
  new URL("../docs/openapi.json", import.meta.url),
  `${JSON.stringify(openApiDocument(), null, 2)}\n`,
);
