import { expect, it } from "vitest";
import { attachmentOf, createDraftStore, draftOf, emptyDraft } from "#components/playground/draft-store.ts";
import { imageView, runView } from "#components/playground/run-view.fixture.ts";

const store = () => {
  const draft = createDraftStore(emptyDraft({ connectionId: "con_1", model: "m" }));
  draft.getState().attach(["a", "b", "c"].map((id) => ({ ...attachmentOf(imageView({ id }), id), key: id })));
  return draft;
};
const order = (draft: ReturnType<typeof store>) =>
  draft
    .getState()
    .attachments.map(({ key }) => key)
    .join("");

it("moves an image to its new place and closes the gap", () => {
  const draft = store();
  draft.getState().moveAttachment("c", 0);
  expect(order(draft)).toBe("cab");
  draft.getState().moveAttachment("c", 1);
  expect(order(draft)).toBe("acb");
  draft.getState().moveAttachment("a", 99);
  expect(order(draft)).toBe("cba");
});

it.each([
  [0, 1],
  [11, 10],
  [Number.NaN, 1],
  [3, 3],
])("takes a count of %d as %d", (asked, kept) => {
  const draft = store();
  draft.getState().setCount(asked);
  expect(draft.getState().count).toBe(kept);
});

it("makes a draft of a run, references in order and the mask with them", () => {
  const draft = draftOf(
    runView({
      prompt: "again",
      count: 3,
      inputs: [
        { role: "mask", position: 0, image: imageView({ id: "img_m" }) },
        { role: "reference", position: 1, image: imageView({ id: "img_2" }) },
        { role: "reference", position: 0, image: imageView({ id: "img_1" }) },
      ],
    }),
  );
  expect(draft).toMatchObject({ prompt: "again", count: 3, mask: { id: "img_m" } });
  expect(draft.attachments.map(({ image }) => image?.id)).toEqual(["img_1", "img_2"]);
});

it("names every refused file of a large drop, and forgets the oldest of several", () => {
  const draft = store();
  for (let index = 0; index < 60; index++) {
    draft.getState().refuse([{ key: `${index}`, name: `${index}.txt`, code: "upload_type_unsupported" }]);
  }
  const keys = draft.getState().refusals.map(({ key }) => key);
  expect(keys).toHaveLength(50);
  expect(keys.at(0)).toBe("10");
  expect(keys.at(-1)).toBe("59");
});
