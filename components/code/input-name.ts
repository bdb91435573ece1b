import type { ImageView } from "#lib/runs/view.ts";

/** What an input file is called in code one copies. */
export const inputName = ({ name, mime }: Pick<ImageView, "name" | "mime">, otherwise: string): string =>
  name ?? `${otherwise}.${mime.split("/")[1] ?? "png"}`;
