import { expect, it } from "vitest";
import { countRunning, createRunStore } from "#components/playground/run-store.ts";
import { imageView, runView } from "#components/playground/run-view.fixture.ts";

const ids = (store: ReturnType<typeof createRunStore>) => store.getState().entries.map(({ run }) => run.id);
const page = (...runs: ReturnType<typeof runView>[]) => ({ runs, next: null });

it("shows the newest run last", () => {
  const store = createRunStore(page(runView({ id: "run_3" }), runView({ id: "run_1" })));
  store.getState().apply({ type: "run", run: runView({ id: "run_2" }) }, 1);
  expect(ids(store)).toEqual(["run_1", "run_2", "run_3"]);
});

it("lets the newest state win, however the messages arrive", () => {
  const store = createRunStore(page(runView({ id: "run_1", state: "running" })));
  store.getState().apply({ type: "run", run: runView({ id: "run_1", state: "succeeded" }) }, 9);
  store.getState().apply({ type: "run", run: runView({ id: "run_1", state: "running" }) }, 8);
  store.getState().answer(runView({ id: "run_1", state: "running" }), 7);
  expect(store.getState().entries[0]?.run.state).toBe("succeeded");
});

it("keeps the key when the server's run takes the placeholder's place", () => {
  const store = createRunStore(page());
  store.getState().begin(runView({ id: "local_a" }));
  store.getState().adopt("local_a", runView({ id: "run_1" }));
  expect(store.getState().entries).toMatchObject([{ key: "local_a", local: false, run: { id: "run_1" } }]);
});

it("shows a run once whose event overtakes the answer to the click", () => {
  const store = createRunStore(page());
  store.getState().begin(runView({ id: "local_a", prompt: "cat" }));
  store
    .getState()
    .apply({ type: "run", run: runView({ id: "run_1", prompt: "cat", state: "succeeded" }) }, 1);
  store.getState().adopt("local_a", runView({ id: "run_1", prompt: "cat", state: "running" }));
  expect(store.getState().entries).toMatchObject([
    { key: "local_a", run: { id: "run_1", state: "succeeded" } },
  ]);
});

it("keeps two clicks apart although their answers come in the other order", () => {
  const store = createRunStore(page());
  store.getState().begin(runView({ id: "local_a" }));
  store.getState().begin(runView({ id: "local_b" }));
  store.getState().apply({ type: "run", run: runView({ id: "run_2" }) }, 1);
  store.getState().adopt("local_b", runView({ id: "run_2" }));
  store.getState().adopt("local_a", runView({ id: "run_1" }));
  expect(ids(store)).toEqual(["run_1", "run_2"]);
});

it("takes the placeholder away when the server would not have it", () => {
  const store = createRunStore(page(runView({ id: "run_1" })));
  store.getState().begin(runView({ id: "local_a" }));
  store.getState().abandon("local_a");
  expect(ids(store)).toEqual(["run_1"]);
});

it("ignores news of a run older than what is loaded", () => {
  const store = createRunStore({ runs: [runView({ id: "run_5" })], next: "run_5" });
  store.getState().apply({ type: "run", run: runView({ id: "run_2" }) }, 1);
  expect(ids(store)).toEqual(["run_5"]);
  store.getState().addOlder({ runs: [runView({ id: "run_4" }), runView({ id: "run_2" })], next: null });
  expect(ids(store)).toEqual(["run_2", "run_4", "run_5"]);
});

it("keeps placeholders and keys over a reset", () => {
  const store = createRunStore(page());
  store.getState().begin(runView({ id: "local_a", prompt: "a" }));
  store.getState().adopt("local_a", runView({ id: "run_1", prompt: "a" }));
  store.getState().begin(runView({ id: "local_b", prompt: "b" }));
  store.getState().replace(page(runView({ id: "run_2" }), runView({ id: "run_1" })));
  expect(store.getState().entries.map(({ key }) => key)).toEqual(["local_a", "run_2", "local_b"]);
});

it("forgets a run that was removed, hides what is being deleted, and brings it back", () => {
  const store = createRunStore(page(runView({ id: "run_2" }), runView({ id: "run_1" })));
  store.getState().apply({ type: "run-removed", runId: "run_1" }, 3);
  expect(ids(store)).toEqual(["run_2"]);
  store.getState().hide(["img_1", "img_2"]);
  store.getState().unhide(["img_1"]);
  expect([...store.getState().hidden]).toEqual(["img_2"]);
});

it("marks a favourite at once and leaves other runs untouched", () => {
  const other = runView({ id: "run_1" });
  const store = createRunStore(page(runView({ id: "run_2", images: [imageView({ id: "img_1" })] }), other));
  store.getState().changeImage("img_1", { favourite: true });
  expect(store.getState().entries[1]?.run.images[0]?.favourite).toBe(true);
  expect(store.getState().entries[0]?.run).toBe(other);
});

it("counts what is being drawn", () => {
  const store = createRunStore(
    page(runView({ id: "run_2", state: "running" }), runView({ id: "run_1", state: "failed" })),
  );
  expect(countRunning(store.getState())).toBe(1);
});
