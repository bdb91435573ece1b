import { emptyMeta } from "#lib/prompt-files/prompt-file.ts";
import { writePrompt } from "#lib/prompt-files/write-prompt.ts";
import type { ReleasedPrompt } from "#lib/releases/view.ts";

/** The canonical `.prompt` file of a release. */
export function promptFileText(prompt: ReleasedPrompt): string {
  const { slug, title, useWhen, version, digest, content, fragments } = prompt;
  const meta = { ...emptyMeta(), slug, title, useWhen };
  return writePrompt({ meta, content, fragments, cases: [], version, digest });
}
