import { expect, it } from "vitest";
import { type AttachTools, attachFiles } from "#components/playground/attach-files.ts";
import { createDraftStore, emptyDraft } from "#components/playground/draft-store.ts";
import { imageView } from "#components/playground/run-view.fixture.ts";

const file = (name: string, type: string) => new File(["bytes"], name, { type });
const newStore = () => createDraftStore(emptyDraft({ connectionId: "con_1", model: "m" }));

function tools(change: Partial<AttachTools> = {}): AttachTools & { sent: string[] } {
  const sent: string[] = [];
  return {
    sent,
    convert: async () => new Blob(["png"]),
    upload: (_file, { name, mime, onProgress }) => {
      sent.push(`${name} ${mime}`);
      onProgress(0.5);
      return {
        done: Promise.resolve({ ok: true, value: imageView({ id: `img_${name}` }) }),
        abort: () => {},
      };
    },
    ...change,
  };
}

it("keeps the order of the files, however their uploads end", async () => {
  const store = newStore();
  const waits = new Map([["slow.png", 20]]);
  const upload: AttachTools["upload"] = (_file, { name }) => ({
    done: new Promise((resolve) =>
      setTimeout(() => resolve({ ok: true, value: imageView({ id: name }) }), waits.get(name) ?? 0),
    ),
    abort: () => {},
  });
  await attachFiles(
    store,
    [file("slow.png", "image/png"), file("quick.png", "image/png")],
    16,
    tools({ upload }),
  );
  expect(store.getState().attachments.map(({ image, phase }) => [image?.id, phase])).toEqual([
    ["slow.png", "ready"],
    ["quick.png", "ready"],
  ]);
});

it("converts HEIC and sends it as PNG under its own name", async () => {
  const store = newStore();
  const used = tools();
  await attachFiles(store, [file("IMG_1.HEIC", ""), file("b.jpg", "image/jpeg")], 16, used);
  expect(used.sent.sort()).toEqual(["IMG_1.png image/png", "b.jpg image/jpeg"]);
});

it("says why a file was refused and takes the others", async () => {
  const store = newStore();
  const upload: AttachTools["upload"] = (_file, { name }) => ({
    done: Promise.resolve(
      name === "cut.png"
        ? { ok: false, error: { code: "upload_unreadable", params: {}, field: null, requestId: "r" } }
        : { ok: true, value: imageView({ id: name }) },
    ),
    abort: () => {},
  });
  const convert = () => Promise.reject(new Error("no"));
  const files = ["a.txt text/plain", "cut.png image/png", "bad.heic image/heic", "good.png image/png"];
  await attachFiles(
    store,
    files.map((one) => file(one.split(" ")[0] ?? "", one.split(" ")[1] ?? "")),
    16,
    tools({ upload, convert }),
  );
  expect(store.getState().attachments.map(({ name }) => name)).toEqual(["good.png"]);
  expect(Object.fromEntries(store.getState().refusals.map(({ name, code }) => [name, code]))).toEqual({
    "a.txt": "upload_type_unsupported",
    "cut.png": "upload_unreadable",
    "bad.heic": "upload_heic_unreadable",
  });
});

it("takes sixteen images and refuses the seventeenth", async () => {
  const store = newStore();
  const files = Array.from({ length: 17 }, (_, index) => file(`${index + 1}.png`, "image/png"));
  await attachFiles(store, files, 16, tools());
  expect(store.getState().attachments).toHaveLength(16);
  expect(store.getState().refusals).toMatchObject([{ name: "17.png", code: "references_too_many" }]);
});

it("drops an upload whose image was taken away meanwhile", async () => {
  const store = newStore();
  let aborted = false;
  const upload: AttachTools["upload"] = (_file, { onProgress }) => ({
    done: new Promise((resolve) =>
      setTimeout(() => {
        for (const { key } of store.getState().attachments) store.getState().detach(key);
        onProgress(0.7);
        resolve({ ok: true, value: imageView() });
      }, 0),
    ),
    abort: () => {
      aborted = true;
    },
  });
  await attachFiles(store, [file("a.png", "image/png")], 16, tools({ upload }));
  expect(aborted).toBe(true);
  expect(store.getState().attachments).toEqual([]);
});
