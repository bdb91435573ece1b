import { execFile } from "node:child_process";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { buildCommand, commandFile } from "#scripts/build-command.mjs";

export type Ended = { code: number; stdout: string; stderr: string };

/** An application's folder, into which prompts are pulled and where its programs run. */
export type PulledPackage = {
  folder: string;
  /** Runs the built command. */
  pentimento(...words: string[]): Promise<Ended>;
  /** Runs a program of TypeScript in the folder, with Node's own type stripping. */
  run(program: string, variables?: Record<string, string>): Promise<Ended>;
  /** Runs one of the checkout's own tools there. */
  tool(path: string, ...words: string[]): Promise<Ended>;
  /** Forgets what programs have seen, as a new machine has. */
  forget(): Promise<void>;
  remove(): Promise<void>;
};

export async function pulledPackage(): Promise<PulledPackage> {
  await buildCommand();
  const folder = await mkdtemp(join(tmpdir(), "pulled-"));
  const snapshots = join(folder, "snapshots");
  await symlink(resolve("node_modules"), join(folder, "node_modules"));
  await writeFile(join(folder, "package.json"), '{"type":"module"}');
  const environment: NodeJS.ProcessEnv = {
    NODE_ENV: "test",
    PATH: process.env.PATH,
    PENTIMENTO_SNAPSHOTS: snapshots,
    NO_COLOR: "1",
  };
  const node = (args: string[], variables: Record<string, string> = {}) =>
    new Promise<Ended>((done) => {
      const env = { ...environment, ...variables };
      execFile(process.execPath, args, { cwd: folder, env }, (error, stdout, stderr) => {
        done({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr });
      });
    });
  let programs = 0;
  return {
    folder,
    pentimento: (...words) => node([commandFile, ...words]),
    async run(program, variables = {}) {
      const file = join(folder, `program-${++programs}.ts`);
      await writeFile(file, program);
      return node(["--no-warnings", file], variables);
    },
    tool: (path, ...words) => node([resolve("node_modules", path), ...words]),
    forget: () => rm(snapshots, { recursive: true, force: true }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
