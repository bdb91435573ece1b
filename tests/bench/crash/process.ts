import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** What the studio acknowledged before it died. */
export type Promised = { runs: Map<string, number>; pictures: Map<string, string> };

export type StudioProcess = {
  ready: Promise<void>;
  /** Resolves with the exit code, or null after a kill. */
  ended: Promise<number | null>;
  /** The first line that begins with `word`. */
  said(word: string): Promise<void>;
  kill(): void;
};

/** Starts a studio process and writes down all it promises. */
export function startStudio(folder: string, url: string, mode: string, promised: Promised): StudioProcess {
  const child: ChildProcess = spawn(
    process.execPath,
    ["--conditions=react-server", "--no-warnings", "tests/bench/crash/child.ts", folder, url, mode],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const waiting = new Map<string, () => void>();
  const heard = new Set<string>();
  const lines = createInterface({ input: child.stdout ?? process.stdin });
  lines.on("line", (line) => {
    const [word = "", id = "", rest = ""] = line.split(" ");
    if (word === "run") promised.runs.set(id, Number(rest));
    if (word === "picture") promised.pictures.set(id, rest);
    heard.add(word);
    waiting.get(word)?.();
  });
  const said = (word: string) =>
    heard.has(word) ? Promise.resolve() : new Promise<void>((resolve) => waiting.set(word, resolve));
  // The pipe is read to its end before a round is judged: every line in it was promised.
  const ended = Promise.all([once(child, "exit"), once(lines, "close")]).then(
    ([[code]]) => code as number | null,
  );
  return { ready: said("ready"), ended, said, kill: () => child.kill("SIGKILL") };
}
