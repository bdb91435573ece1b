// What every command shares: packages first, then a program of ours under the studio's Node.
import { install, root, studioNode } from "./bootstrap.mjs";
import { run } from "./processes.mjs";

/**
 * Installs what is missing, then generates and (into `buildFolder`, if given) builds. Ends the process on failure;
 * `forUse` (a studio that somebody will use follows) also on a wrong setting.
 */
export async function prepare({ buildFolder, forUse = false } = {}) {
  await install();
  const args = [
    "scripts/prepare.mjs",
    ...(forUse ? ["--for-use"] : []),
    ...(buildFolder ? [buildFolder] : []),
  ];
  const code = await run(studioNode(), args, { cwd: root });
  if (code !== 0) process.exit(code);
}

/** Runs one of our programs to its end, and ends as it ended. */
export async function become(args, environment = {}) {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", PENTIMENTO_LAUNCHED: "1", ...environment };
  process.exit(await run(studioNode(), args, { cwd: root, env, patient: true }));
}

/** Flags for programs that load lib/ (TypeScript, run by Node itself). */
export const typescript = ["--conditions=react-server"];
