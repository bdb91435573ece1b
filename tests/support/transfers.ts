import type { Page } from "@playwright/test";

/** A file to be dropped: its content, or so many zero bytes. */
type DroppedFile = { name: string; type: string; content: Uint8Array | number };

/** Drops files from outside onto the page. */
export async function dropFiles(page: Page, files: DroppedFile[]): Promise<void> {
  const plain = files.map(({ name, type, content }) => ({
    name,
    type,
    size: typeof content === "number" ? content : null,
    base64: typeof content === "number" ? "" : Buffer.from(content).toString("base64"),
  }));
  await page.evaluate(async (all) => {
    const dataTransfer = new DataTransfer();
    for (const { name, type, size, base64 } of all) {
      const bytes =
        size === null
          ? Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
          : new Uint8Array(size);
      dataTransfer.items.add(new File([bytes], name, { type }));
    }
    for (const kind of ["dragenter", "dragover", "drop"])
      document.body.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
  }, plain);
}

/** Puts a picture of one colour on the clipboard, as another program's "copy image" does. */
export async function copyPicture(page: Page, color: string): Promise<void> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate(async (fillStyle) => {
    const canvas = new OffscreenCanvas(320, 200);
    const pen = canvas.getContext("2d");
    if (!pen) throw new Error("no canvas");
    pen.fillStyle = fillStyle;
    pen.fillRect(0, 0, 320, 200);
    const png = await canvas.convertToBlob({ type: "image/png" });
    await navigator.clipboard.write([new ClipboardItem({ "image/png": png })]);
  }, color);
}
