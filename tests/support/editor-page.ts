import type { Locator, Page, Response } from "@playwright/test";
import sharp from "sharp";
import type { Locale } from "#lib/i18n/locale.ts";
import type { ImageView } from "#lib/runs/view.ts";
import { quarters } from "#tests/support/pictures.ts";
import { expect } from "#tests/support/test.ts";
import { sentence, wordsOf } from "#tests/support/words.ts";

/** The editor as a person finds their way in it: by names and roles, in the language of the page. */
export type EditorPage = ReturnType<typeof editorPage>;

export function editorPage(page: Page, locale: Locale = "en") {
  const t = wordsOf(locale);
  const canvas = page.getByRole("application");
  const toolbar = page.getByRole("toolbar", { name: t("editor.dock.tools") });
  return {
    page,
    t,
    locale,
    canvas,
    toolbar,
    tool: (name: string) => toolbar.getByRole("button", { name: t(`editor.tools.${name}`), exact: true }),
    prompt: page.getByRole("textbox", { name: t("playground.composer.prompt"), exact: true }),
    change: page.getByRole("button", {
      name: sentence(t, "editor.change.priced", { count: 1, price: null }),
    }),
    panel: page.getByRole("complementary", { name: t("shell.inspector.label") }),
    history: page.getByRole("listbox", { name: t("editor.history.title") }),
    undo: page.getByRole("button", { name: t("editor.history.undo"), exact: true }),
    redo: page.getByRole("button", { name: t("editor.history.redo"), exact: true }),
    /** What stands behind "covered" in the canvas' name. */
    async covered(): Promise<string> {
      const name = (await canvas.getAttribute("aria-label")) ?? "";
      return /([\d.]+\s?%)/.exec(name)?.[1]?.replace(/\s/g, "") ?? name;
    },
    async open(image: { id: string }, query = "") {
      await page.goto(`/edit/${image.id}${query}`);
      await untilOpen(page, canvas);
    },
    async reload() {
      await page.reload();
      await untilOpen(page, canvas);
    },
  };
}

/** The canvas has a size and the mask of an earlier visit is back. */
async function untilOpen(page: Page, canvas: Locator): Promise<void> {
  await expect(canvas).toBeVisible({ timeout: 30_000 });
  await expect(page.locator("[data-mask-surface]")).toBeVisible();
  await expect(page.locator("[data-plan]").first()).not.toBeEmpty();
}

/** Brings a picture into the studio; without one, quarters of four colours. */
export async function bringPicture(
  baseURL: string,
  { width = 1536, height = 1024, name = "quarters.png", png }: Partial<Brought> = {},
): Promise<ImageView> {
  const body = png ?? (await quarters(width, height).png({ compressionLevel: 1 }).toBuffer());
  const query = new URLSearchParams({ name, purpose: "reference" });
  const response = await fetch(`${baseURL}/api/v1/uploads?${query}`, {
    method: "POST",
    headers: { "content-type": "image/png" },
    body: new Uint8Array(body),
  });
  expect(response.status).toBe(201);
  return (await response.json()) as ImageView;
}
type Brought = { width: number; height: number; name: string; png: Buffer };

/** A mask as raw pixels. */
export type GreyPicture = { width: number; height: number; channels: number; data: Buffer };

export async function greyOf(png: Buffer): Promise<GreyPicture> {
  const { data, info } = await sharp(png)
    .toColourspace("b-w")
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: info.channels, data };
}

/** Masks the page sends from now on, in order, as the studio has stored them: a browser keeps a file's body to itself. */
export function watchMasks(page: Page): () => Promise<GreyPicture[]> {
  const stored: Response[] = [];
  page.on("response", (response) => {
    if (response.url().includes("purpose=edit-mask")) stored.push(response);
  });
  return () =>
    Promise.all(
      stored.map(async (response) => {
        const { url } = (await response.json()) as ImageView;
        return greyOf(await (await page.request.get(url)).body());
      }),
    );
}

/** The mask as one gets it from the menu. */
export async function exportedMask({ page, t, toolbar }: EditorPage): Promise<Buffer> {
  await toolbar.getByRole("button", { name: t("editor.mask.menu"), exact: true }).click();
  const coming = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: t("editor.mask.export") }).click();
  const stream = await (await coming).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** How many pixels differ from `expected(x, y)`. */
export function wrongPixels(mask: GreyPicture, expected: (x: number, y: number) => number): number {
  let wrong = 0;
  for (let y = 0; y < mask.height; y++)
    for (let x = 0; x < mask.width; x++)
      if (mask.data[(y * mask.width + x) * mask.channels] !== expected(x, y)) wrong++;
  return wrong;
}
