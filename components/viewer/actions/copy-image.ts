/** What became of it. insecure: a browser gives no clipboard for pictures to plain HTTP. */
export type CopyOutcome = "copied" | "insecure" | "refused";

/** Copies a picture as PNG, whatever it is stored as, at its full size. Must be called by a press. */
export async function copyImage(url: string): Promise<CopyOutcome> {
  if (typeof ClipboardItem === "undefined" || !navigator.clipboard?.write) return "insecure";
  try {
    // The promise goes in at once: Safari takes nothing that comes after an await.
    await navigator.clipboard.write([new ClipboardItem({ "image/png": pngOf(url) })]);
    return "copied";
  } catch {
    return "refused";
  }
}

async function pngOf(url: string): Promise<Blob> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the picture answered ${response.status}`);
  const blob = await response.blob();
  if (blob.type === "image/png") return blob;
  const bitmap = await createImageBitmap(blob);
  const canvas = document.createElement("canvas");
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return new Promise((resolve, reject) =>
    canvas.toBlob((png) => (png ? resolve(png) : reject(new Error("it can't be encoded"))), "image/png"),
  );
}
