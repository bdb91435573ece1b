#!/usr/bin/env node
// `pentimento` inside of a checkout: makes the one-file command if it is not there yet, and becomes it.
import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { commandFile } from "../scripts/build-command.mjs";

if (!existsSync(commandFile)) {
  console.error(`${commandFile} is not built yet: run npm start (or npm test) once, it makes it.`);
  process.exit(1);
}
await import(pathToFileURL(commandFile).href);
