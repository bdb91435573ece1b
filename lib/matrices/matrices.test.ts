import { afterEach, describe, expect, it } from "vitest";
import { setBudget } from "#lib/ledger/budget.ts";
import { createMatrix } from "#lib/matrices/create-matrix.ts";
import { getMatrix } from "#lib/matrices/get-matrix.ts";
import { listMatrices } from "#lib/matrices/list-matrices.ts";
import type { MatrixStarter } from "#lib/matrices/matrix-starter.ts";
import { retryMatrix } from "#lib/matrices/retry-matrix.ts";
import { stopMatrix } from "#lib/matrices/stop-matrix.ts";
import type { MatrixView } from "#lib/matrices/view.ts";
import { productShot } from "#lib/matrix-plan/plan.fixture.ts";
import { deleteRun } from "#lib/runs/delete-run.ts";
import { writeOffJob } from "#lib/runs/write-off-job.ts";
import { productTemplate, startMatrices, untilMatrix } from "#tests/support/matrix-bench.ts";
import { gate, withRunners } from "#tests/support/runner-bench.ts";
import { cut, drawn, identity, rateLimited, refusal } from "#tests/support/scripted-provider.ts";

withRunners("matrices", (bench) => {
  const starters: MatrixStarter[] = [];
  const launchStarter = () => {
    const starter = startMatrices(bench);
    starters.push(starter);
    return starter;
  };
  afterEach(async () => {
    await Promise.all(starters.splice(0).map((starter) => starter.drain()));
    await bench.database.client.matrixCell.deleteMany({});
  });
  const statesOf = ({ cells }: MatrixView) => cells.map(({ state }) => state);
  const countRuns = () =>
    bench.database.client.run.count({ where: { workspaceId: bench.test.context.workspaceId } });

  it("draw every cell with its own values, once, and cost what was promised", async () => {
    await bench.fresh({});
    const { draft } = await productTemplate(bench);
    launchStarter();
    const asked = draft();
    const [first, second] = await Promise.all([
      createMatrix(bench.test.context, asked),
      createMatrix(bench.test.context, asked),
    ]);
    expect(second.id).toBe(first.id);
    expect((await createMatrix(bench.test.context, asked)).id).toBe(first.id);
    const matrix = await untilMatrix(bench, first);
    expect(matrix.state).toBe("done");
    expect(matrix.cells.map(({ images }) => images.length)).toEqual([1, 1, 1, 1]);
    expect(bench.provider.calls).toHaveLength(4);
    const prompts = new Set(bench.provider.calls.map(({ request }) => request.prompt));
    expect(prompts).toContain("A ink picture of a mug");
    expect(prompts.size).toBe(4);
    const estimates = await bench.database.client.run.findMany({
      select: { estimate: true },
      where: { workspaceId: bench.test.context.workspaceId },
    });
    expect(matrix.estimateNano).toBe(String(estimates.reduce((sum, { estimate }) => sum + estimate, 0n)));
    const uses = await bench.database.client.templateUse.findMany({
      where: { workspaceId: bench.test.context.workspaceId },
    });
    expect(uses).toHaveLength(4);
    expect(uses.every(({ via }) => via === "matrix")).toBe(true);
    expect(JSON.parse(uses[0]?.values ?? "")).toHaveProperty("product");
    await bench.sound();
    expect(await listMatrices(bench.test.context, { templateId: null })).toMatchObject([
      { id: matrix.id, cells: 4, drawn: 4, state: "done", version: 1 },
    ]);
  });

  it("are tried again only where they failed, and ask only for what is missing", async () => {
    const failing = new Set(["a mug"]);
    let half = 0;
    await bench.fresh({
      draw: async ({ prompt }, call) => {
        if (prompt.includes("ink") && [...failing].some((name) => prompt.includes(name))) throw refusal();
        if (prompt.includes("watercolour") && prompt.includes("mug") && half++ === 0) throw refusal();
        return drawn(call.clientRequestId);
      },
    });
    const { start } = await productTemplate(bench);
    launchStarter();
    const first = await untilMatrix(bench, await start({}, { count: 2 }));
    expect(statesOf(first).filter((state) => state === "refused")).toHaveLength(1);
    expect(statesOf(first).filter((state) => state === "partial")).toHaveLength(1);
    expect(statesOf(first).filter((state) => state === "succeeded")).toHaveLength(2);
    const calls = bench.provider.calls.length;
    failing.clear();
    await retryMatrix(bench.test.context, { matrixId: first.id, cellIds: null, unknown: false });
    const end = await untilMatrix(bench, first);
    expect(statesOf(end)).toEqual(statesOf(end).map(() => "succeeded"));
    expect(end.cells.map(({ images }) => images.length)).toEqual(end.cells.map(() => 2));
    expect(bench.provider.calls.length - calls).toBe(3);
    await expect(
      retryMatrix(bench.test.context, { matrixId: first.id, cellIds: null, unknown: true }),
    ).rejects.toMatchObject({ code: "matrix_nothing_to_retry" });
    // The matrix says what the ledger says.
    const budget = await bench.database.client.budget.findUniqueOrThrow({
      where: { workspaceId: bench.test.context.workspaceId },
    });
    expect(end.costNano).toBe(String(budget.spent));
    await bench.sound();
  });

  it("leave a cell alone whose charge nobody knows, until somebody says so", async () => {
    let lost = true;
    await bench.fresh({
      draw: async ({ prompt }, call) => {
        if (lost && prompt.includes("mug")) throw cut();
        return drawn(call.clientRequestId);
      },
    });
    const { start } = await productTemplate(bench);
    launchStarter();
    const first = await untilMatrix(bench, await start());
    const unknown = first.cells.filter(({ state }) => state === "unknown");
    expect(unknown).toHaveLength(2);
    expect(BigInt(first.heldNano)).toBeGreaterThan(0n);
    const matrixId = first.id;
    await expect(
      retryMatrix(bench.test.context, { matrixId, cellIds: null, unknown: false }),
    ).rejects.toMatchObject({
      code: "matrix_nothing_to_retry",
    });
    lost = false;
    const [one] = unknown;
    await retryMatrix(bench.test.context, { matrixId, cellIds: [one?.id ?? ""], unknown: true });
    const end = await untilMatrix(bench, first);
    expect(statesOf(end).filter((state) => state === "unknown")).toHaveLength(1);
    expect(bench.provider.calls).toHaveLength(5);
    // The lost one is still held, and is part of what the matrix may cost.
    expect(end.heldNano).toBe(first.heldNano);
    const jobs = await bench.database.client.job.findMany({
      where: { state: "unknown", workspaceId: bench.test.context.workspaceId },
    });
    for (const { id } of jobs) await writeOffJob(bench.test.context, { jobId: id });
    const settled = await getMatrix(bench.test.context, { matrixId });
    const budget = await bench.database.client.budget.findUniqueOrThrow({
      where: { workspaceId: bench.test.context.workspaceId },
    });
    expect([settled.costNano, settled.heldNano]).toEqual([String(budget.spent), "0"]);
  });

  it("wait for a rate limit by themselves", async () => {
    let limited = 0;
    await bench.fresh({
      draw: async ({ prompt }, call) => {
        if (prompt.includes("mug") && limited++ < 2) throw rateLimited(30);
        return drawn(call.clientRequestId);
      },
    });
    const { start } = await productTemplate(bench);
    launchStarter();
    const end = await untilMatrix(bench, await start());
    expect(statesOf(end)).toEqual(statesOf(end).map(() => "succeeded"));
  });

  it("go on after a kill where they were, and draw and pay nothing twice", async () => {
    const runner = await bench.fresh({});
    const { start } = await productTemplate(bench);
    const starter = launchStarter();
    const first = await start();
    await untilMatrix(bench, first, ({ cells }) => cells.some(({ state }) => state === "succeeded"));
    // Whoever begins and whoever draws is gone; what waits, waits.
    await Promise.all([starter.drain(), runner.drain()]);
    // Between the run and the word of it: the next one finds the same run.
    const begun = await bench.database.client.matrixCell.findFirst({
      where: { matrixId: first.id, runId: { not: null } },
    });
    await bench.database.client.matrixCell.updateMany({
      where: { id: begun?.id ?? "" },
      data: { runId: null },
    });
    bench.launch();
    launchStarter();
    launchStarter();
    const end = await untilMatrix(bench, first);
    expect(statesOf(end)).toEqual(statesOf(end).map(() => "succeeded"));
    await expect.poll(() => bench.provider.calls.length, { timeout: 5_000 }).toBe(4);
    expect(await countRuns()).toBe(4);
    await bench.sound();
  });

  it("that are stopped begin nothing more, keep what is drawn, and can go on", async () => {
    const hold = gate<void>();
    await bench.fresh(
      {
        draw: async (_, call) => {
          await hold.promise;
          return drawn(call.clientRequestId);
        },
      },
      { concurrency: 2 },
    );
    const { start } = await productTemplate(bench);
    launchStarter();
    const first = await start({}, { count: 2 });
    await expect.poll(() => bench.provider.calls.length, { timeout: 10_000 }).toBe(2);
    await stopMatrix(bench.test.context, { matrixId: first.id });
    hold.resolve();
    const end = await untilMatrix(bench, first);
    expect(end.state).toBe("stopped");
    expect(bench.provider.calls).toHaveLength(2);
    expect(end.cells.flatMap(({ images }) => images)).toHaveLength(2);
    expect(statesOf(end).filter((state) => state === "cancelled").length).toBeGreaterThanOrEqual(2);
    await bench.sound();
    await retryMatrix(bench.test.context, { matrixId: first.id, cellIds: null, unknown: false });
    const whole = await untilMatrix(bench, first);
    expect(whole.state).toBe("done");
    expect(whole.cells.map(({ images }) => images.length)).toEqual(whole.cells.map(() => 2));
    expect(bench.provider.calls).toHaveLength(8);
    await bench.sound();
  });

  it("still show what they cost when a run is put into the trash", async () => {
    await bench.fresh({});
    const { start } = await productTemplate(bench);
    launchStarter();
    const end = await untilMatrix(bench, await start());
    await deleteRun(bench.test.context, { runId: end.cells[0]?.runId ?? "" });
    const after = await getMatrix(bench.test.context, { matrixId: end.id });
    expect(after.costNano).toBe(end.costNano);
    expect(after.cells[0]?.images).toEqual([]);
  });

  it("keep what a draft said when they were started, whatever becomes of it", async () => {
    await bench.fresh({});
    const { draft, template } = await productTemplate(bench);
    const matrix = await createMatrix(bench.test.context, draft({ versionId: null }));
    await bench.database.client.templateDraft.update({
      where: { templateId: template.id },
      data: { content: JSON.stringify(productShot({ body: "Something else: {{style}} {{product}}" })) },
    });
    launchStarter();
    await untilMatrix(bench, matrix);
    expect(bench.provider.calls[0]?.request.prompt).toMatch(/^A \w+ picture of/);
  });

  it("in batches hold back half and wait for their tickets beside each other", async () => {
    let ready = false;
    await bench.fresh({
      draw: async () => ({ state: "pending", ticket: "b", pollAfterMs: 1, identity }),
      poll: async (_, call) =>
        ready ? drawn(call.clientRequestId) : { state: "pending", ticket: "b", pollAfterMs: 1, identity },
    });
    const { start } = await productTemplate(bench);
    launchStarter();
    const whole = await start();
    const half = await start({}, { batch: true });
    expect(Number(BigInt(half.estimateNano) * 2n - BigInt(whole.estimateNano))).toBeLessThanOrEqual(4);
    const waiting = await untilMatrix(bench, half, ({ cells }) => cells.every(({ inBatch }) => inBatch));
    expect(waiting.state).toBe("running");
    ready = true;
    const end = await untilMatrix(bench, half);
    expect(statesOf(end)).toEqual(statesOf(end).map(() => "succeeded"));
  });

  describe("are refused before anything is written", () => {
    it("when the estimate passes the cap, by how much, and what to take out", async () => {
      await bench.fresh({});
      const { start, draft } = await productTemplate(bench);
      const free = await start();
      const cap = String((BigInt(free.estimateNano) * 3n) / 4n);
      const refused = createMatrix(bench.test.context, draft({ capNano: cap }));
      await expect(refused).rejects.toMatchObject({ code: "matrix_over_cap", params: { rows: 1 } });
      await expect(start({}, { maxPictures: 3 })).rejects.toMatchObject({
        code: "matrix_over_pictures",
        params: { over: 1 },
      });
      expect(
        await bench.database.client.matrix.count({ where: { workspaceId: bench.test.context.workspaceId } }),
      ).toBe(1);
    });

    it("when the budget would not last to the end", async () => {
      await bench.fresh({});
      const { start } = await productTemplate(bench);
      await setBudget(bench.test.context, { limitNano: "20000000" });
      await expect(start({}, { count: 10 })).rejects.toMatchObject({ code: "budget_exceeded" });
      expect(await countRuns()).toBe(0);
      expect(
        await bench.database.client.matrix.count({ where: { workspaceId: bench.test.context.workspaceId } }),
      ).toBe(0);
    });

    it("when a price is unknown, a value does not fit, a picture or a template is somebody else's", async () => {
      await bench.fresh({});
      const { start } = await productTemplate(bench);
      const columns = [
        { connectionId: bench.test.draft().connectionId, model: "gpt-image-9-nova", quality: null },
      ];
      await expect(start({}, { columns })).rejects.toMatchObject({ code: "model_unpriced" });
      const rows = [{ label: "x", values: { style: "oil", product: "x" } }];
      await expect(start({}, { rows })).rejects.toMatchObject({
        code: "prompt_invalid_value",
        field: "values.style",
      });
      await expect(start({}, { slots: { base: ["img_x"] } })).rejects.toMatchObject({
        code: "reference_missing",
      });
      await expect(start({ templateId: "tpl_x" })).rejects.toMatchObject({ code: "not_found" });
      await expect(start({ versionId: "ver_x" })).rejects.toMatchObject({ code: "not_found" });
      await expect(start({}, { rows: [] })).rejects.toMatchObject({ code: "matrix_empty" });
    });

    it("when somebody else's matrix is asked for", async () => {
      await bench.fresh({});
      const { start } = await productTemplate(bench);
      const matrix = await start();
      const stranger = { ...bench.test.context, workspaceId: "ws_other" };
      for (const service of [getMatrix, stopMatrix])
        await expect(service(stranger, { matrixId: matrix.id })).rejects.toMatchObject({ code: "not_found" });
      await expect(
        retryMatrix(stranger, { matrixId: matrix.id, cellIds: null, unknown: false }),
      ).rejects.toMatchObject({ code: "not_found" });
      expect(await listMatrices(stranger, { templateId: null })).toEqual([]);
    });
  });
});
