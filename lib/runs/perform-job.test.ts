import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { AppError } from "#lib/errors.ts";
import type { Drawing } from "#lib/providers/provider.ts";
import { startRun } from "#lib/runs/start-run.ts";
import { gate, inState, withRunners } from "#tests/support/runner-bench.ts";
import { cut, drawn, identity, picture, rateLimited, refusal } from "#tests/support/scripted-provider.ts";

withRunners("a paid call", (bench) => {
  it("draws every picture of a run with a call of its own and bills the usage reported", async () => {
    await bench.fresh({});
    const run = await startRun(bench.test.context, bench.test.draft({ count: 3 }));
    const done = await bench.until(run, "succeeded");
    expect(done.images).toHaveLength(3);
    expect(done.jobs.every(({ charge, attempt }) => charge === "settled" && attempt === 1)).toBe(true);
    // 10 text tokens at 5,000 and 1,000 image tokens at 30,000 nano-dollars, three times.
    expect(done.costNano).toBe(String(3 * (10 * 5_000 + 1_000 * 30_000)));
    expect(bench.provider.calls).toHaveLength(3);
    expect(bench.provider.calls.every(({ request }) => request.count === 1)).toBe(true);
    expect(new Set(bench.provider.calls.map(({ call }) => call.clientRequestId)).size).toBe(3);
    expect((await bench.dispatches(run)).map(({ outcome }) => outcome)).toEqual([
      "succeeded",
      "succeeded",
      "succeeded",
    ]);
    await bench.sound();
  });

  it("keeps a picture whose usage cannot be a bill, and takes the reservation for it", async () => {
    const usage = {
      textInput: Number.MAX_SAFE_INTEGER,
      cachedTextInput: 0,
      imageInput: Number.MAX_SAFE_INTEGER,
      cachedImageInput: 0,
      imageOutput: Number.MAX_SAFE_INTEGER,
      textOutput: 0,
    };
    await bench.fresh({ draw: () => drawn("dear", { usage }) });
    const done = await bench.until(await startRun(bench.test.context, bench.test.draft()), "succeeded");
    expect(done.images).toHaveLength(1);
    expect(done.jobs[0]).toMatchObject({ charge: "estimated" });
    expect(BigInt(done.costNano)).toBeGreaterThan(0n);
    await bench.sound();
  });

  it("stores the provider's bytes untouched", async () => {
    const bytes = await picture("untouched");
    await bench.fresh({ draw: () => drawn("", { images: [{ bytes }] }) });
    const done = await bench.until(await startRun(bench.test.context, bench.test.draft()), "succeeded");
    const sha256 = done.images[0]?.sha256 ?? "";
    expect(sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
    expect(Buffer.from(await bench.test.studio.blobs.read(sha256)).equals(Buffer.from(bytes))).toBe(true);
  });

  it("writes the dispatch row before the call and the provider's request id when it is accepted", async () => {
    const answer = gate<Drawing>();
    const seen: unknown[] = [];
    await bench.fresh({
      draw: async (_, call) => {
        seen.push(
          await bench.database.client.dispatch.findUnique({
            where: { clientRequestId: call.clientRequestId },
          }),
        );
        call.onAccepted?.(identity);
        return answer.promise;
      },
    });
    const run = await startRun(bench.test.context, bench.test.draft());
    const receiving = await bench.until(run, inState("receiving"));
    expect(seen).toMatchObject([{ attempt: 1, outcome: "open", acceptedAt: null }]);
    expect(receiving.jobs[0]).toMatchObject({ providerRequestId: "req_1" });
    answer.resolve(await drawn("accepted"));
    await bench.until(run, "succeeded");
  });

  it("shows previews while a picture is drawn and forgets them afterwards", async () => {
    const answer = gate<Drawing>();
    const bytes = await picture("preview");
    await bench.fresh({
      draw: async (_, call) => {
        call.onAccepted?.(identity);
        call.onPartial?.({ index: 0, bytes, mime: "image/png" });
        return answer.promise;
      },
    });
    const run = await startRun(bench.test.context, bench.test.draft());
    const shown = await bench.until(run, (view) => view.jobs[0]?.partial !== null);
    expect(shown.jobs[0]?.partial?.url).toMatch(/^\//);
    answer.resolve(await drawn("after preview"));
    expect((await bench.until(run, "succeeded")).jobs[0]?.partial).toBeNull();
  });

  it.each([
    ["a refusal", refusal, "refused", "none"],
    ["a connection that was cut", cut, "unknown", "held"],
    ["an error that is none of the provider's", () => new TypeError("broken"), "unknown", "held"],
    ["an AppError that is no ProviderError", () => new AppError("internal"), "unknown", "held"],
  ] as const)("ends after %s with one call", async (_, failure, state, charge) => {
    await bench.fresh({
      draw: async () => {
        throw failure();
      },
    });
    const done = await bench.until(await startRun(bench.test.context, bench.test.draft()), state);
    expect(done.jobs[0]).toMatchObject({ state, charge, attempt: 1, error: { code: expect.any(String) } });
    expect(done.heldNano === "0").toBe(charge === "none");
    await sleep(60);
    expect(bench.provider.calls).toHaveLength(1);
    await bench.sound();
  });

  it("tries a rate-limited call again, as a new dispatch row, three times and no more", async () => {
    await bench.fresh({
      draw: async () => {
        throw rateLimited(5);
      },
    });
    const run = await startRun(bench.test.context, bench.test.draft());
    const done = await bench.until(run, "failed");
    expect(done.jobs[0]).toMatchObject({
      attempt: 3,
      charge: "none",
      error: { code: "provider_rate_limited" },
    });
    expect(bench.provider.calls).toHaveLength(3);
    expect(new Set(bench.provider.calls.map(({ call }) => call.clientRequestId)).size).toBe(3);
    expect((await bench.dispatches(run)).map(({ outcome }) => outcome)).toEqual([
      "not_charged",
      "not_charged",
      "failed",
    ]);
    await bench.sound();
  });

  it("waits as long as the provider asks, says until when, and holds the money meanwhile", async () => {
    await bench.fresh({
      draw: async (_, call, number) => {
        if (number === 1) throw rateLimited(30_000);
        return drawn(call.clientRequestId);
      },
    });
    const run = await startRun(bench.test.context, bench.test.draft());
    const waiting = await bench.until(run, (view) => view.jobs[0]?.retryAt !== null);
    expect(waiting.jobs[0]).toMatchObject({ state: "queued", attempt: 1 });
    await sleep(50);
    expect(bench.provider.calls).toHaveLength(1);
    await bench.sound();
    bench.test.advance(31_000);
    expect((await bench.until(run, "succeeded")).jobs[0]?.attempt).toBe(2);
    await bench.sound();
  });

  it("takes the reservation as the bill when no usage is reported, and says so", async () => {
    await bench.fresh({ draw: () => drawn("no usage", { usage: null }) });
    const run = await startRun(bench.test.context, bench.test.draft());
    const [reserved] = await bench.database.client.ledgerEntry.findMany({
      where: { runId: run.id, kind: "reserve" },
    });
    const done = await bench.until(run, "succeeded");
    expect(done.jobs[0]).toMatchObject({ charge: "estimated", chargeNano: String(reserved?.amount) });
    expect(await bench.kinds(run)).toEqual(["estimate", "release", "reserve"]);
    await bench.sound();
  });

  it("tries to store a paid picture again, and tells the truth when the disk stays full", async () => {
    await bench.fresh({});
    const write = bench.test.studio.blobs.write;
    let tries = 0;
    bench.test.studio.blobs.write = async (source, most) => {
      if (++tries <= 2) throw new AppError("disk_full");
      return write(source, most);
    };
    expect(
      (await bench.until(await startRun(bench.test.context, bench.test.draft()), "succeeded")).images,
    ).toHaveLength(1);
    bench.test.studio.blobs.write = async () => {
      throw new AppError("disk_full");
    };
    const failed = await bench.until(await startRun(bench.test.context, bench.test.draft()), "failed");
    expect(failed.jobs[0]).toMatchObject({ charge: "settled", error: { code: "disk_full" } });
    expect(failed.images).toEqual([]);
    expect(BigInt(failed.costNano)).toBeGreaterThan(0n);
    expect(bench.provider.calls).toHaveLength(2);
    await bench.sound();
  });

  it("ends a job whose input is damaged before anything is sent", async () => {
    const runner = await bench.fresh({});
    const first = await bench.until(await startRun(bench.test.context, bench.test.draft()), "succeeded");
    await runner.drain();
    const edit = await startRun(
      bench.test.context,
      bench.test.draft({ references: [first.images[0]?.id ?? ""] }),
    );
    expect(edit.operation).toBe("edit");
    await bench.test.studio.blobs.delete(first.images[0]?.sha256 ?? "");
    bench.launch();
    const failed = await bench.until(edit, "failed");
    expect(failed.jobs[0]).toMatchObject({ attempt: 0, charge: "none", error: { code: "blob_missing" } });
    expect(bench.provider.calls).toHaveLength(1);
    await bench.sound();
  });

  it("sends references in their order with their stored bytes", async () => {
    await bench.fresh({});
    const made = await bench.until(
      await startRun(bench.test.context, bench.test.draft({ count: 2 })),
      "succeeded",
    );
    const [one, two] = made.images;
    const references = [two?.id ?? "", one?.id ?? ""];
    const edit = await bench.until(
      await startRun(bench.test.context, bench.test.draft({ references })),
      "succeeded",
    );
    expect(edit.inputs.map(({ image }) => image.id)).toEqual(references);
    const sent = bench.provider.calls.at(-1)?.request.inputs ?? [];
    expect(sent.map(({ bytes }) => createHash("sha256").update(bytes).digest("hex"))).toEqual([
      two?.sha256,
      one?.sha256,
    ]);
  });

  it("knows how long such a picture takes", async () => {
    await bench.fresh({
      draw: async (_, call) => {
        await sleep(30);
        return drawn(call.clientRequestId);
      },
    });
    const first = await startRun(bench.test.context, bench.test.draft({ count: 2 }));
    expect(first.medianMs).toBeNull();
    const done = await bench.until(first, "succeeded");
    expect(done.medianMs).toBeGreaterThanOrEqual(29);
  });
});
