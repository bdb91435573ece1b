import type { useTranslations } from "next-intl";
import type { ImageView } from "#lib/runs/view.ts";

const longest = 80;

/** What stands for a picture in words: the beginning of its prompt, else its name. Never a file's hash. */
export function altOf(
  prompt: string | null,
  { name, origin }: Pick<ImageView, "name" | "origin">,
  t: ReturnType<typeof useTranslations<"viewer">>,
): string {
  if (prompt) return prompt.slice(0, longest);
  return name ?? t(`origin.${origin}`);
}
