// node scripts/draw-starter-covers.mjs: draws the cover of every starter template with the simulator, the same bytes each
// time, into public/starters/<slug>.webp. Run it when a starter comes or its cover should change.
import { mkdir, writeFile } from "node:fs/promises";
import sharp from "sharp";
import { createSimulator } from "#lib/simulator/simulator.ts";

/** What the simulator has words for, near what each template makes. */
const covers = {
  "app-icon": "a paper boat, flat icon, blue background",
  "background-swap": "a portrait of a woman, beach at sunset",
  "brand-guide": "bauhaus composition, navy, white and red",
  "character-sheet": "a lighthouse by the sea, gouache illustration",
  "fashion-lookbook": "portrait of a woman, black and white photograph",
  "festival-banner": "中秋 满月 山 夜 水墨",
  "food-photo": "a bowl of noodles, warm light",
  infographic: 'poster with the headline "132 L", bauhaus, teal',
  "interior-restyle": "a living room with a window and a plant, watercolor",
  "isometric-map": "a harbour town, isometric, summer",
  "logo-variations": "a bird, minimal line logo, white background",
  "packaging-mockup": "a bottle, studio product photograph, warm grey",
  "photo-restoration": "a house with trees, sepia old photograph",
  "poster-exact-text": 'poster with the headline "NIGHT GARDEN", moon, deep blue',
  "product-shot": "a cup of coffee, studio product photograph, beige",
  "sketch-to-render": "a chair, pencil sketch",
  "social-card": 'poster with the headline "TUESDAY", minimal, red',
  "sticker-set": "a cat, flat sticker, yellow",
  storyboard: "a city street at night in the rain, pencil sketch",
  "textbook-diagram": "a tree with leaves, flat vector illustration, white background",
  "virtual-try-on": "portrait of a man, studio, green",
};

const simulator = createSimulator({ latency: () => 0 });
const folder = new URL("../public/starters/", import.meta.url);
await mkdir(folder, { recursive: true });
for (const [slug, prompt] of Object.entries(covers)) {
  const response = await simulator.fetch("http://simulator/v1/images/generations", {
    method: "POST",
    headers: { "content-type": "application/json", authorization: "Bearer covers" },
    body: JSON.stringify({ model: "gpt-image-2.5-flare", prompt, size: "1024x1024", quality: "high", n: 1 }),
  });
  if (!response.ok) throw new Error(`${slug}: ${response.status} ${await response.text()}`);
  const { data } = await response.json();
  const drawn = sharp(Buffer.from(data[0].b64_json, "base64")).resize(512, 512);
  await writeFile(new URL(`${slug}.webp`, folder), await smallest(drawn));
  console.log(slug);
}

/** The best quality that stays below 30 kB. */
async function smallest(drawn) {
  for (let quality = 82; quality > 20; quality -= 10) {
    const bytes = await drawn.clone().webp({ quality, effort: 6 }).toBuffer();
    if (bytes.length <= 30_000) return bytes;
  }
  throw new Error("A cover is larger than 30 kB at every quality");
}
