import { afterEach, expect, it } from "vitest";
import { startEdit } from "#lib/edits/start-edit.ts";
import { deleteImages } from "#lib/gallery/delete-images.ts";
import { purge } from "#lib/gallery/purge.ts";
import { trashSummary } from "#lib/gallery/trash-summary.ts";
import { retryRun } from "#lib/runs/retry-run.ts";
import {
  bring,
  bringMask,
  editDraft,
  launchComposer,
  redraw,
  stopComposers,
  untilComposed,
} from "#tests/support/edit-bench.ts";
import { noise } from "#tests/support/pictures.ts";
import { withRunners } from "#tests/support/runner-bench.ts";
import { refusal } from "#tests/support/scripted-provider.ts";
import { wavyMask } from "#tests/support/synthetic-drift.ts";

withRunners("the source of an edit, purged", (bench) => {
  afterEach(() => stopComposers(bench));

  async function draftOfAnEdit() {
    await bench.fresh({});
    const source = await bring(bench, await noise(300, 200).png().toBuffer());
    const maskId = (await bringMask(bench, wavyMask(300, 200, 150, 100, 40))).id;
    return editDraft(bench, { sourceId: source.id, maskId });
  }
  const throwAway = async (imageId: string) => {
    const { context } = bench.test;
    await deleteImages(context, { imageIds: [imageId] });
    return purge(context, { selection: "all", count: 1 });
  };

  it("is held until what was paid for is put together", async () => {
    const draft = await draftOfAnEdit();
    redraw(bench);
    const started = await startEdit(bench.test.context, draft);
    await bench.until(started.run, "succeeded");
    await expect(throwAway(draft.sourceId)).rejects.toMatchObject({ code: "purge_count_changed" });
    expect(await trashSummary(bench.test.context)).toMatchObject({ count: 0, held: 1 });
    launchComposer(bench);
    expect((await untilComposed(bench, started)).results[0]).toMatchObject({ state: "done" });
    expect(await purge(bench.test.context, { selection: "all", count: 1 })).toMatchObject({ count: 1 });
  });

  it("is missed before another call is paid", async () => {
    const draft = await draftOfAnEdit();
    bench.test.setProvider({ ...bench.provider, start: () => Promise.reject(refusal()) });
    const { run } = await startEdit(bench.test.context, draft);
    await bench.until(run, ({ state }) => state !== "running");
    await throwAway(draft.sourceId);
    const { calls } = redraw(bench);
    await expect(
      retryRun(bench.test.context, { runId: run.id, idempotencyKey: "retry-without-source" }),
    ).rejects.toMatchObject({ code: "reference_missing" });
    expect(calls).toEqual([]);
  });

  it("is missed when it went while the crop was drawn", async () => {
    const draft = await draftOfAnEdit();
    const { calls } = redraw(bench);
    const { pixels } = bench.test.studio;
    const { run } = pixels;
    pixels.run = async (task, input) => {
      if (task === "prepare") await throwAway(draft.sourceId);
      return run(task, input);
    };
    await expect(startEdit(bench.test.context, draft)).rejects.toMatchObject({ code: "reference_missing" });
    expect(calls).toEqual([]);
    await bench.sound();
  });
});
