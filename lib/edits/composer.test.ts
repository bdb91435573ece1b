import sharp, { type Sharp } from "sharp";
import { afterEach, expect, it } from "vitest";
import { acceptResult } from "#lib/edits/accept-result.ts";
import { driftMap } from "#lib/edits/drift-map.ts";
import { getEdit } from "#lib/edits/get-edit.ts";
import { recompose } from "#lib/edits/recompose.ts";
import { startEdit } from "#lib/edits/start-edit.ts";
import type { EditDraft } from "#lib/edits/view.ts";
import { AppError } from "#lib/errors.ts";
import type { ImageView } from "#lib/runs/view.ts";
import {
  bring,
  bringMask,
  changedOutside,
  editDraft,
  editedOf,
  launchComposer,
  redraw,
  simulate,
  stopComposers,
  untilComposed,
} from "#tests/support/edit-bench.ts";
import { noise } from "#tests/support/pictures.ts";
import { withRunners } from "#tests/support/runner-bench.ts";
import { drawn, scriptedProvider } from "#tests/support/scripted-provider.ts";
import { wavyMask } from "#tests/support/synthetic-drift.ts";

const settings = { feather: 8, shift: 0, strength: 1, band: 0 };
withRunners("an edit put together", (bench) => {
  afterEach(() => stopComposers(bench));

  const bytesOf = (image: ImageView) => bench.test.studio.blobs.read(image.sha256);
  const edited = (picture: Sharp | Uint8Array, over: Partial<EditDraft> = {}) =>
    editedOf(bench, picture, over);

  it("has changed no locked pixel, though the simulator changed more than half of them", async () => {
    await bench.fresh({});
    simulate(bench);
    launchComposer(bench);
    const edit = await edited(noise(700, 500));
    const [result] = edit.results;
    expect(result).toMatchObject({
      state: "done",
      proof: { changed: 0, resized: null },
      composite: {
        origin: "composite",
        listed: true,
        width: 700,
        height: 500,
        mime: "image/png",
        simulated: true,
      },
      raw: { origin: "run", listed: false },
    });
    expect(result?.proof?.drift).toBeGreaterThan(0.5);
    expect(result?.proof?.before).toBe(result?.proof?.after);
    expect(await changedOutside(bench, edit)).toBe(0);
    const map = await driftMap(bench.test.context, { runId: edit.runId, rawId: result?.rawId ?? "" });
    const { channels, mean } = await sharp(map)
      .stats()
      .then((stats) => ({ channels: stats.channels.length, mean: stats.channels[0]?.mean ?? 0 }));
    expect(channels).toBe(1);
    expect(mean).toBeGreaterThan(5);
    await bench.sound();
  });

  it("grows a picture and keeps every pixel that was there", async () => {
    await bench.fresh({});
    redraw(bench);
    launchComposer(bench);
    const outset = { left: 0, top: 40, right: 120, bottom: 0 };
    const edit = await edited(noise(300, 200), { outset, maskId: null });
    expect(edit).toMatchObject({ mode: "exact", mask: null, plan: { canvas: { width: 420, height: 240 } } });
    const [result] = edit.results;
    expect(result).toMatchObject({
      proof: { locked: 300 * 200, changed: 0 },
      composite: { width: 420, height: 240 },
    });
    const before = await sharp(await bytesOf(edit.source))
      .raw()
      .toBuffer();
    const after = await sharp(result?.composite ? await bytesOf(result.composite) : undefined)
      .extract({ left: 0, top: 40, width: 300, height: 200 })
      .raw()
      .toBuffer();
    expect(after.equals(before)).toBe(true);
  });

  it("fits an answer of another size, and says so", async () => {
    await bench.fresh({});
    redraw(bench, (crop) => crop.resize({ width: 500 }));
    launchComposer(bench);
    const edit = await edited(noise(300, 200));
    expect(edit.results[0]).toMatchObject({ state: "done", proof: { changed: 0, resized: { width: 500 } } });
    expect(await changedOutside(bench, edit)).toBe(0);
  });

  it("fails aloud when the answer has another shape or can't be read, and keeps what was paid for", async () => {
    await bench.fresh({});
    launchComposer(bench);
    redraw(bench, (crop) => crop.resize(900, 300, { fit: "fill" }));
    const shape = await edited(noise(300, 200));
    expect(shape.results[0]).toMatchObject({
      state: "failed",
      composite: null,
      error: { code: "edit_result_shape", params: { width: 900, height: 300 } },
      raw: { listed: true },
    });
    bench.test.setProvider(
      scriptedProvider({
        draw: (_, call) => drawn(call.clientRequestId, { images: [{ bytes: Buffer.from("no picture") }] }),
      }),
    );
    const broken = await edited(noise(310, 200));
    expect(broken.results[0]).toMatchObject({
      state: "failed",
      error: { code: "edit_result_unreadable" },
      raw: { listed: true },
    });
    await bench.sound();
  });

  it("is done after a restart when the process was killed between the picture and the composite", async () => {
    await bench.fresh({});
    redraw(bench);
    const source = await bring(bench, await noise(300, 200).png().toBuffer());
    const maskId = (await bringMask(bench, wavyMask(300, 200, 150, 100, 40))).id;
    const started = await startEdit(
      bench.test.context,
      editDraft(bench, { sourceId: source.id, maskId, count: 2 }),
    );
    const run = await bench.until(started.run, "succeeded");
    expect(run.images).toEqual([]);
    const waiting = await getEdit(bench.test.context, { runId: run.id });
    expect(waiting.results.map(({ state, composite }) => [state, composite])).toEqual([
      ["pending", null],
      ["pending", null],
    ]);
    await expect(
      recompose(bench.test.context, { rawId: waiting.results[0]?.rawId ?? "", settings }),
    ).rejects.toMatchObject({ code: "invalid_request" });
    // Two at once, as two processes would.
    launchComposer(bench);
    launchComposer(bench);
    const edit = await untilComposed(bench, started);
    expect(edit.results.map(({ state }) => state)).toEqual(["done", "done"]);
    await stopComposers(bench);
    const composites = await bench.database.client.image.count({
      where: { runId: run.id, origin: "composite" },
    });
    expect(composites).toBe(2);
    expect((await bench.until(started.run, "succeeded")).images.map(({ origin }) => origin)).toEqual([
      "composite",
      "composite",
    ]);
  });

  it("waits for a full disk instead of giving up", async () => {
    await bench.fresh({});
    redraw(bench);
    const source = await bring(bench, await noise(300, 200).png().toBuffer());
    const maskId = (await bringMask(bench, wavyMask(300, 200, 150, 100, 40))).id;
    const started = await startEdit(bench.test.context, editDraft(bench, { sourceId: source.id, maskId }));
    await bench.until(started.run, "succeeded");
    const { write } = bench.test.studio.blobs;
    let tries = 0;
    bench.test.studio.blobs.write = async (bytes, most) => {
      if (++tries <= 2) throw new AppError("disk_full");
      return write(bytes, most);
    };
    launchComposer(bench);
    expect((await untilComposed(bench, started)).results[0]).toMatchObject({ state: "done" });
    expect(tries).toBe(3);
  });

  it("can be put together anew without a call; of two at once one stays", async () => {
    await bench.fresh({});
    const { calls } = redraw(bench);
    launchComposer(bench);
    const edit = await edited(noise(300, 200));
    const [first] = edit.results;
    const { context } = bench.test;
    const rawId = first?.rawId ?? "";
    const where = { id: first?.composite?.id ?? "" };
    await bench.database.client.image.update({ where, data: { favourite: true, rating: 4 } });
    await Promise.all([
      recompose(context, { rawId, settings: { ...settings, feather: 0 } }),
      recompose(context, { rawId, settings: { ...settings, strength: 0.5 } }),
    ]);
    const again = await getEdit(context, { runId: edit.runId });
    const [result] = again.results;
    expect(result).toMatchObject({
      state: "done",
      proof: { changed: 0 },
      composite: { favourite: true, rating: 4 },
    });
    expect([0, 8]).toContain(result?.settings.feather);
    expect(await changedOutside(bench, again)).toBe(0);
    const composites = await bench.database.client.image.findMany({
      where: { runId: edit.runId, origin: "composite" },
      select: { id: true, deletedAt: true },
    });
    expect(composites).toHaveLength(3);
    expect(composites.filter(({ deletedAt }) => deletedAt === null).map(({ id }) => id)).toEqual([
      result?.composite?.id,
    ]);
    expect(calls).toHaveLength(1);
    const other = { ...context, workspaceId: "ws_other" };
    await expect(recompose(other, { rawId, settings })).rejects.toMatchObject({ code: "not_found" });
    await expect(getEdit(other, { runId: edit.runId })).rejects.toMatchObject({ code: "not_found" });
    await expect(driftMap(other, { runId: edit.runId, rawId })).rejects.toMatchObject({ code: "not_found" });
    await expect(acceptResult(other, { rawId, discardOthers: true })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("can be accepted, and the others put into the trash", async () => {
    await bench.fresh({});
    redraw(bench, (crop, call) => crop.linear(1, call * 5));
    launchComposer(bench);
    const edit = await edited(noise(300, 200), { count: 3 });
    const kept = edit.results[1];
    const image = await acceptResult(bench.test.context, { rawId: kept?.rawId ?? "", discardOthers: true });
    expect(image).toEqual(kept?.composite);
    const results = async () => {
      const after = await getEdit(bench.test.context, { runId: edit.runId });
      return after.results.map(({ rawId }) => rawId);
    };
    expect(await results()).toEqual([kept?.rawId]);
    // Its edges were still being moved when it was discarded.
    await recompose(bench.test.context, { rawId: edit.results[0]?.rawId ?? "", settings });
    expect(await results()).toEqual([kept?.rawId]);
  });
});
