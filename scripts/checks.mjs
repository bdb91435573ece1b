// The checks that need neither a build nor a browser. Each is one command of a tool from node_modules.
import { join } from "node:path";
import { root } from "./bootstrap.mjs";
import { run } from "./processes.mjs";

const tool = (...path) => join(root, "node_modules", ...path);

export const checks = [
  { name: "types", args: [tool("typescript", "bin", "tsc"), "--noEmit", "--incremental", "false"] },
  {
    name: "lint",
    args: [
      tool("@biomejs", "biome", "bin", "biome"),
      "check",
      "--diagnostic-level=error",
      "--max-diagnostics=50",
      ".",
    ],
  },
  { name: "dead code", args: [tool("knip", "bin", "knip.js"), "--no-progress"] },
];

/** Held by vitest, and so a part of `npm test` by themselves. */
export const testedChecks = {
  name: "floors and translations",
  args: [
    tool("vitest", "vitest.mjs"),
    "run",
    "tests/floors.test.ts",
    "tests/messages.test.ts",
    "--reporter=dot",
  ],
};

/** Runs one check; its output is shown only when it fails. Answers whether it held. */
export async function held({ name, args }) {
  const begun = Date.now();
  const code = await run(process.execPath, args, {
    cwd: root,
    quiet: true,
    env: { ...process.env, FORCE_COLOR: "0" },
  });
  const seconds = ((Date.now() - begun) / 1000).toFixed(1);
  console.log(`${code === 0 ? "ok    " : "FAILED"} ${name} (${seconds} s)`);
  return code === 0;
}
