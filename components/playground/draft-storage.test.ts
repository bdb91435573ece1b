import { expect, it, vi } from "vitest";
import {
  keepDraft,
  loadDraft,
  loadHistory,
  type Shelf,
  saveHistory,
} from "#components/playground/draft-storage.ts";
import { attachmentOf, createDraftStore, emptyDraft } from "#components/playground/draft-store.ts";
import { newHistory, remember } from "#components/playground/prompt-history.ts";
import { imageView } from "#components/playground/run-view.fixture.ts";
import { defaultParameters } from "#lib/images/parameters.ts";

const standard = { connectionId: "con_1", model: "gpt-image-2.5-flare" };

function shelf(full = false): Shelf & { items: Map<string, string> } {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key) => items.get(key) ?? null,
    setItem(key, value) {
      if (full) throw new DOMException("full", "QuotaExceededError");
      items.set(key, value);
    },
  };
}

it("gives back what was left, without uploads that never ended", () => {
  const store = createDraftStore(emptyDraft(standard));
  const kept = shelf();
  const saver = keepDraft(store, kept);
  store.getState().set({ prompt: "猫 in space", count: 4 });
  store.getState().setParameter("background", "transparent");
  store
    .getState()
    .attach([
      attachmentOf(imageView({ id: "img_1" }), "cat.png"),
      { key: "k", name: "half.png", phase: "uploading", progress: 0.4, image: null },
    ]);
  saver.stop();
  const draft = loadDraft(kept, standard);
  expect(draft).toMatchObject({ prompt: "猫 in space", count: 4, parameters: { background: "transparent" } });
  expect(draft.attachments.map(({ image }) => image?.id)).toEqual(["img_1"]);
});

it("saves once after typing stops", () => {
  vi.useFakeTimers();
  const store = createDraftStore(emptyDraft(standard));
  const kept = shelf();
  const setItem = vi.spyOn(kept, "setItem");
  keepDraft(store, kept, 500);
  for (const letter of "a red fox") store.getState().set({ prompt: store.getState().prompt + letter });
  expect(setItem).not.toHaveBeenCalled();
  vi.advanceTimersByTime(500);
  expect(setItem).toHaveBeenCalledTimes(1);
  vi.useRealTimers();
});

it("starts empty where the shelf is missing, full or holds nonsense", () => {
  expect(loadDraft(null, standard)).toEqual(emptyDraft(standard));
  const nonsense = shelf();
  nonsense.items.set("pentimento.draft.1", "{not json");
  expect(loadDraft(nonsense, standard)).toEqual(emptyDraft(standard));
  const store = createDraftStore(emptyDraft(standard));
  const saver = keepDraft(store, shelf(true));
  store.getState().set({ prompt: "kept in the page" });
  saver.stop();
  expect(store.getState().prompt).toBe("kept in the page");
});

it("keeps the good values beside a bad one", () => {
  const odd = shelf();
  const parameters = { ...defaultParameters, quality: "high", partialImages: "three", compression: 80 };
  odd.items.set("pentimento.draft.1", JSON.stringify({ ...emptyDraft(standard), count: 99, parameters }));
  const draft = loadDraft(odd, standard);
  expect(draft.count).toBe(1);
  expect(draft.parameters).toEqual({ ...defaultParameters, quality: "high", compression: 80 });
});

it("keeps the prompts that were sent", () => {
  const kept = shelf();
  saveHistory(kept, ["a", "b"].reduce(remember, newHistory()));
  expect(loadHistory(kept).entries).toEqual(["a", "b"]);
});
