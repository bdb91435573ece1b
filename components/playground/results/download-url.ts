import type { ImageView } from "#lib/runs/view.ts";

const endings: Readonly<Record<string, string>> = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/webp": "webp",
};

/** The original bytes, under a name that sorts by time: `pentimento-20261120-5k3q9z.png`. */
export function downloadUrl({ url, id, createdAt, mime, name }: ImageView): string {
  const day = createdAt.slice(0, 10).replaceAll("-", "");
  const file = name ?? `pentimento-${day}-${id.slice(-6)}.${endings[mime] ?? "bin"}`;
  return `${url}?download=${encodeURIComponent(file)}`;
}
