import { expect, it } from "vitest";
import { type BringInTools, bringIn } from "#components/gallery/bring-in.ts";
import { createGalleryStore } from "#components/gallery/gallery-store.ts";
import { usualSettings } from "#components/gallery/view-settings.ts";
import { imageView } from "#components/playground/run-view.fixture.ts";
import { everything, type KnownPicture } from "#lib/gallery/view.ts";

const file = (name: string, type = "image/png") => new File([name], name, { type });
const ofRun = (id: string): KnownPicture => ({
  image: imageView({ id }),
  trashed: false,
  run: { id: "run_1", prompt: "a fox", model: "m", trashed: false },
});

function setting(over: Partial<BringInTools> = {}) {
  const empty = { total: 0, until: null, ratios: [], days: [], items: [] };
  const store = createGalleryStore(empty, { filter: everything, sort: "newest" }, usualSettings);
  const sent: string[] = [];
  const progress: number[] = [];
  store.subscribe(({ bringingIn }) => progress.push(bringingIn?.progress ?? -1));
  const tools: BringInTools = {
    upload: (_file, { name, mime, onProgress }) => {
      sent.push(`${name} ${mime}`);
      onProgress(0.5);
      return {
        done: Promise.resolve({ ok: true, value: imageView({ id: `img_${name}`, sha256: name }) }),
        abort: () => {},
      };
    },
    convert: async () => new Blob(["png"]),
    digest: async (blob) => (await blob.text()).slice(0, 6),
    known: async () => null,
    ...over,
  };
  return { store, tools, sent, progress };
}

it("brings all of them up, HEIC converted, and says how far it is", async () => {
  const { store, tools, sent, progress } = setting();
  const { added } = await bringIn(store, [file("a.png"), file("b.heic", "")], tools);
  expect(added).toHaveLength(2);
  expect(sent.sort()).toEqual(["a.png image/png", "b.png image/png"]);
  expect(progress[0]).toBe(0);
  expect(Math.max(...progress)).toBe(1);
  expect(store.getState().bringingIn).toBeNull();
});

it("what the studio made itself is found by its bytes and not sent again", async () => {
  const { store, tools, sent } = setting({
    known: async (sha256) => (sha256 === "known." ? ofRun("img_1") : null),
  });
  const result = await bringIn(store, [file("known.png"), file("new.png")], tools);
  expect(sent).toEqual(["new.png image/png"]);
  expect(result.known.map(({ run }) => run?.prompt)).toEqual(["a fox"]);
});

it("without a digest (plain HTTP) the studio finds it once it has the bytes", async () => {
  const { store, tools, sent } = setting({
    digest: null,
    known: async (sha256) => (sha256 === "old.png" ? ofRun("img_2") : null),
  });
  const result = await bringIn(store, [file("old.png")], tools);
  expect(sent).toHaveLength(1);
  expect([result.known.length, result.added.length]).toEqual([1, 0]);
});

it("every file that is not taken is named with its reason, and stops no other", async () => {
  const { store, tools } = setting({
    convert: () => Promise.reject(new Error("broken")),
    known: async (sha256) => {
      if (sha256 === "lost.p") throw new TypeError("Failed to fetch");
      return null;
    },
  });
  const files = [file("a.txt", "text/plain"), file("b.heic", ""), file("lost.png"), file("fine.png")];
  const { refused, added } = await bringIn(store, files, tools);
  expect(refused.map(({ name, error }) => `${name} ${error.code}`).sort()).toEqual([
    "a.txt upload_type_unsupported",
    "b.heic upload_heic_unreadable",
    "lost.png upload_incomplete",
  ]);
  expect(added).toHaveLength(1);
});
