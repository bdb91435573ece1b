import type { Locator, Response } from "@playwright/test";
import sharp from "sharp";
import type { EditView } from "#lib/edits/view.ts";
import type { ImageView } from "#lib/runs/view.ts";
import type { EditorPage } from "#tests/support/editor-page.ts";
import { expect } from "#tests/support/test.ts";

/** The switch between mask, markup and frame. */
export const layerSwitch = ({ page, t }: EditorPage, layer: "mask" | "markup" | "frame"): Locator =>
  page.getByRole("radio", { name: t(`editor.layers.${layer}`), exact: true });

/** Goes to a layer by its switch, and waits for its tools. */
export async function goToLayer(editor: EditorPage, layer: "markup" | "frame"): Promise<void> {
  await layerSwitch(editor, layer).check();
  await toolsOf(editor, layer);
}

/** The canvas gets its size with the tools below it. */
export async function toolsOf({ page, t }: EditorPage, layer: "markup" | "frame"): Promise<void> {
  const name = t(layer === "markup" ? "editor.markup.toolbar" : "editor.outpaint.toolbar");
  await expect(page.getByRole("toolbar", { name, exact: true })).toBeVisible();
}

/** A picture's pixels, RGBA. */
export async function rgbaOf(png: Buffer): Promise<{ width: number; height: number; data: Buffer }> {
  const { data, info } = await sharp(png, { ignoreIcc: true })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** What is sent for a purpose from now on, as the studio has stored it. */
export function watchUploads({ page }: EditorPage, purpose: "markup" | "edit-mask") {
  const stored: Response[] = [];
  page.on("response", (response) => {
    if (response.url().includes(`purpose=${purpose}`)) stored.push(response);
  });
  return () =>
    Promise.all(
      stored.map(async (response) => {
        const { url } = (await response.json()) as ImageView;
        return (await page.request.get(url)).body();
      }),
    );
}

/** The newest edit of a picture, once all its results are there. */
export async function finishedEdit({ page }: EditorPage, imageId: string): Promise<EditView> {
  let newest: EditView | undefined;
  await expect
    .poll(
      async () => {
        const response = await page.request.get(`/api/v1/images/${imageId}/edits`);
        [newest] = (await response.json()) as EditView[];
        return newest?.results.map(({ state }) => state) ?? [];
      },
      { timeout: 60_000 },
    )
    .toEqual(["done"]);
  if (!newest) throw new Error("no edit");
  return newest;
}
