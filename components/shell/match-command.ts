import type { Command } from "./command-registry.ts";

/** How well a command answers a search: 0 not at all, higher is better. Every word must be found somewhere. */
export function commandScore(
  { label, keywords = "", group }: Pick<Command, "label" | "keywords" | "group">,
  search: string,
): number {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  let total = 1;
  for (const word of words) {
    const score = Math.max(4 * found(label, word), 2 * found(keywords, word), found(group, word));
    if (score === 0) return 0;
    total += score;
  }
  return total;
}

/** Commands that match, best first; of equals, what the page can do before what the frame can, else as they came. */
export function matchCommands<Each extends Command>(commands: readonly Each[], search: string): Each[] {
  return commands
    .map((command) => ({ command, score: commandScore(command, search) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || Number(a.command.frame ?? false) - Number(b.command.frame ?? false))
    .map(({ command }) => command);
}

/** 2: a word begins with it. 1: it is somewhere inside. Han has no spaces, so inside is the usual case there. */
function found(text: string, word: string): number {
  const lower = text.toLowerCase();
  const at = lower.indexOf(word);
  if (at < 0) return 0;
  return at === 0 || new RegExp(`(?<![\\p{L}\\p{N}])${escapeRegExp(word)}`, "u").test(lower) ? 2 : 1;
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
