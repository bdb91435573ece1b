import { expect, it } from "vitest";
import { ProviderError } from "#lib/providers/provider.ts";
import { startRun } from "#lib/runs/start-run.ts";
import { stopRun } from "#lib/runs/stop-run.ts";
import { inState, withRunners } from "#tests/support/runner-bench.ts";
import { drawn, identity } from "#tests/support/scripted-provider.ts";

const ticket = { state: "pending", ticket: "batch_1", pollAfterMs: 20, identity } as const;

withRunners("a run sent as a batch", (bench) => {
  const start = (service: "standard" | "batch") =>
    startRun(bench.test.context, bench.test.draft({ service, model: "gpt-image-2.5-flare" }));

  it("promises, holds back and pays half, and the ledger names it", async () => {
    await bench.fresh({
      draw: async (request) => (request.service === "batch" ? ticket : drawn("at once")),
      poll: async () => drawn("batch"),
    });
    const [dear, cheap] = [await start("standard"), await start("batch")];
    expect(cheap.service).toBe("batch");
    const [dearEnd, cheapEnd] = [await bench.until(dear, "succeeded"), await bench.until(cheap, "succeeded")];
    expect(BigInt(cheapEnd.estimateNano) * 2n - BigInt(dearEnd.estimateNano)).toBeLessThanOrEqual(1n);
    expect(BigInt(cheapEnd.costNano) * 2n - BigInt(dearEnd.costNano)).toBeLessThanOrEqual(1n);
    expect(BigInt(cheapEnd.costNano)).toBeGreaterThan(0n);
    const entries = await bench.database.client.ledgerEntry.findMany({ where: { runId: cheap.id } });
    expect(entries.map(({ service }) => service)).toEqual(entries.map(() => "batch"));
    const [reserve] = entries.filter(({ kind }) => kind === "reserve");
    const [dearReserve] = await bench.database.client.ledgerEntry.findMany({
      where: { runId: dear.id, kind: "reserve" },
    });
    expect((reserve?.amount ?? 0n) * 2n - (dearReserve?.amount ?? 0n)).toBeLessThanOrEqual(1n);
    // How long it lay says nothing of how long a picture takes.
    expect(cheapEnd.medianMs).toBe(dearEnd.medianMs);
    await bench.sound();
  });

  it("is given up by the provider when it is stopped, and costs nothing", async () => {
    let open = true;
    await bench.fresh({
      draw: async () => ticket,
      poll: async () => {
        if (bench.provider.cancelled.length > 0) open = false;
        if (open) return { ...ticket, pollAfterMs: 300_000 };
        return { state: "failed", failure: new ProviderError("stopped", { charge: "none", identity }) };
      },
    });
    const run = await start("batch");
    await bench.until(run, inState("pending"));
    await stopRun(bench.test.context, { runId: run.id });
    const passing = setInterval(() => bench.test.advance(1_000), 20);
    const end = await bench.until(run, "cancelled").finally(() => clearInterval(passing));
    expect(end.jobs[0]).toMatchObject({ charge: "none", error: null });
    expect(bench.provider.cancelled).toContain("batch_1");
    expect(bench.provider.calls).toHaveLength(1);
    await bench.sound();
  });

  it("keeps its picture when the provider drew it before it could be given up", async () => {
    await bench.fresh({
      draw: async () => ticket,
      poll: async () => (bench.provider.cancelled.length > 0 ? drawn("late") : ticket),
    });
    const run = await start("batch");
    await bench.until(run, inState("pending"));
    await stopRun(bench.test.context, { runId: run.id });
    expect((await bench.until(run, "succeeded")).images).toHaveLength(1);
    await bench.sound();
  });

  it("that nobody answered for a day and a half has an unknown outcome, whatever the question failed with", async () => {
    await bench.fresh({
      draw: async () => ticket,
      poll: async () => {
        throw new ProviderError("provider_key_refused", { charge: "none", identity });
      },
    });
    const run = await start("batch");
    await bench.until(run, inState("pending"));
    await expect.poll(() => bench.provider.polls.length, { timeout: 10_000 }).toBeGreaterThan(0);
    expect((await bench.until(run, inState("pending"))).heldNano).toBe("0");
    bench.test.advance(37 * 60 * 60 * 1000);
    expect(BigInt((await bench.until(run, "unknown")).heldNano)).toBeGreaterThan(0n);
    expect(bench.provider.calls).toHaveLength(1);
    await bench.sound();
  });

  it("is refused for a model that has no batches, before anything is written", async () => {
    await bench.fresh({});
    const draft = bench.test.draft({ service: "batch", model: "gpt-image-2.6-flare" });
    await expect(startRun(bench.test.context, draft)).rejects.toMatchObject({ code: "batch_unsupported" });
    const where = { workspaceId: bench.test.context.workspaceId };
    expect(await bench.database.client.run.count({ where })).toBe(0);
  });
});
