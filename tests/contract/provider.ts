import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { defaultParameters } from "#lib/images/parameters.ts";
import { sniffImage } from "#lib/images/sniff.ts";
import {
  type DrawRequest,
  type ImageProvider,
  type PartialImage,
  type Polled,
  ProviderError,
} from "#lib/providers/provider.ts";

/** A situation an adapter must read rightly, by what the person is told and by what may follow. */
export type Situation =
  | "draws"
  | "moderation-input"
  | "moderation-output"
  | "rate-limit"
  | "quota"
  | "key-refused"
  | "unverified"
  | "server-error"
  | "reset"
  | "cut"
  | "not-sent"
  | "bad-picture"
  | "no-usage"
  | "model-unknown"
  | "slow"
  | "batch-failed"
  | "batch-expired";

const expected: Record<
  Exclude<Situation, "draws" | "no-usage" | "slow" | "batch-failed" | "batch-expired">,
  { code: string; charge: string; retries: boolean }
> = {
  "moderation-input": { code: "moderation_input", charge: "none", retries: false },
  "moderation-output": { code: "moderation_output", charge: "none", retries: false },
  "rate-limit": { code: "provider_rate_limited", charge: "none", retries: true },
  quota: { code: "provider_quota", charge: "none", retries: false },
  "key-refused": { code: "provider_key_refused", charge: "none", retries: false },
  unverified: { code: "provider_unverified", charge: "none", retries: false },
  "server-error": { code: "provider_failed", charge: "none", retries: false },
  reset: { code: "provider_cut", charge: "possible", retries: false },
  cut: { code: "provider_cut", charge: "possible", retries: false },
  "not-sent": { code: "provider_unreachable", charge: "none", retries: true },
  "bad-picture": { code: "provider_malformed", charge: "possible", retries: false },
  "model-unknown": { code: "provider_model_unknown", charge: "none", retries: false },
};

export type ProviderUnderTest = {
  provider: ImageProvider;
  request: Partial<DrawRequest>;
  calls(): number;
  close(): Promise<void>;
};

/** A request every adapter can send; `partialImages` decides whether it streams. */
export function drawRequest(change: Partial<DrawRequest> = {}, partialImages = 0): DrawRequest {
  const parameters = { ...defaultParameters, quality: "low" as const, partialImages };
  return {
    model: "gpt-image-2.5-flare",
    prompt: "a red kite over a lake",
    count: 1,
    inputs: [],
    parameters,
    service: "standard",
    ...change,
  };
}

/** The suite every adapter owes us. `arrange` puts the other side into a situation. */
export function providerContract(
  name: string,
  arrange: (situation: Situation, streaming: boolean) => Promise<ProviderUnderTest>,
) {
  const inSituation = async <Result>(
    situation: Situation,
    streaming: boolean,
    check: (subject: ProviderUnderTest, request: DrawRequest) => Promise<Result>,
  ) => {
    const subject = await arrange(situation, streaming);
    try {
      return await check(subject, drawRequest(subject.request, streaming ? 2 : 0));
    } finally {
      await subject.close();
    }
  };
  const call = (extra: object = {}) => ({
    clientRequestId: "dispatch-1",
    signal: AbortSignal.timeout(20_000),
    ...extra,
  });

  describe.each([{ streaming: false }, { streaming: true }])(
    `${name} keeps the provider contract (streaming: $streaming)`,
    ({ streaming }) => {
      it("draws one picture, and says who drew it and what it took", () =>
        inSituation("draws", streaming, async ({ provider, calls }, request) => {
          const accepted: unknown[] = [];
          const order: string[] = [];
          const drawing = await provider.start(
            request,
            call({
              onSent: () => order.push("sent"),
              onAccepted: (identity: unknown) => {
                order.push("accepted");
                accepted.push(identity);
              },
            }),
          );
          if (drawing.state !== "drawn") throw new Error("expected a picture, got a ticket");
          expect(drawing.images).toHaveLength(1);
          expect(sniffImage(drawing.images[0]?.bytes ?? new Uint8Array())).toMatchObject({
            width: 1024,
            height: 1024,
          });
          expect(drawing.usage?.imageOutput).toBeGreaterThan(0);
          expect(drawing.usage?.textInput).toBeGreaterThan(0);
          expect(accepted).toEqual([drawing.identity]);
          expect(drawing.identity.requestId).toMatch(/\S/);
          expect(order).toEqual(["sent", "accepted"]);
          expect(calls()).toBe(1);
        }));

      it("answers without usage when the provider reports none, and invents nothing", () =>
        inSituation("no-usage", streaming, async ({ provider }, request) => {
          expect(await provider.start(request, call())).toMatchObject({ state: "drawn", usage: null });
        }));

      it.each(Object.entries(expected))("reads %s", (situation, { code, charge, retries }) =>
        inSituation(situation as Situation, streaming, async ({ provider, calls }, request) => {
          const error = await provider.start(request, call()).then(
            () => null,
            (thrown: unknown) => thrown,
          );
          expect(error).toBeInstanceOf(ProviderError);
          expect(error).toMatchObject({ code, charge });
          expect((error as ProviderError).retryAfterMs !== null).toBe(retries);
          expect(calls()).toBeLessThanOrEqual(1);
        }),
      );

      it("stops when it is told to, and says that money may be owed", () =>
        inSituation("draws", streaming, async ({ provider }, request) => {
          const stop = new AbortController();
          const drawing = provider.start(request, call({ signal: stop.signal }));
          stop.abort();
          await expect(drawing).rejects.toMatchObject({ code: "stopped", charge: "possible" });
        }));
    },
  );

  describe(`${name} keeps the provider contract for batches`, () => {
    const batch = { service: "batch" } as const;
    const settled = async ({ provider }: ProviderUnderTest, ticket: string): Promise<Polled> => {
      const patience = Date.now() + 10_000;
      for (;;) {
        const polled = await provider.poll(ticket, call());
        if (polled.state !== "pending" || Date.now() > patience) return polled;
        await sleep(20);
      }
    };
    const ticketOf = async ({ provider }: ProviderUnderTest, request: DrawRequest, extra = {}) => {
      const drawing = await provider.start({ ...request, ...batch }, call(extra));
      if (drawing.state !== "pending") throw new Error("expected a ticket, got a picture");
      expect(drawing.identity.requestId).toMatch(/\S/);
      return drawing.ticket;
    };

    it("answers with a ticket, and the ticket with one picture and what it took", () =>
      inSituation("draws", true, async (subject, request) => {
        const order: string[] = [];
        const ticket = await ticketOf(subject, request, {
          onSent: () => order.push("sent"),
          onAccepted: () => order.push("accepted"),
        });
        expect(order).toEqual(["sent", "accepted"]);
        const polled = await settled(subject, ticket);
        if (polled.state !== "drawn") throw new Error(`expected a picture, got ${JSON.stringify(polled)}`);
        expect(polled.images).toHaveLength(1);
        expect(sniffImage(polled.images[0]?.bytes ?? new Uint8Array())).toMatchObject({ width: 1024 });
        expect(polled.usage?.imageOutput).toBeGreaterThan(0);
        expect(polled.answered).toMatchObject({ size: "1024x1024", quality: "low" });
        expect(await subject.provider.poll(ticket, call())).toMatchObject({ state: "drawn" });
        expect(subject.calls()).toBe(1);
      }));

    it.each([
      ["moderation-input", "moderation_input", "none"],
      ["moderation-output", "moderation_output", "none"],
      ["rate-limit", "provider_rate_limited", "none"],
      ["quota", "provider_quota", "none"],
      ["server-error", "provider_failed", "none"],
      ["model-unknown", "provider_model_unknown", "none"],
      ["bad-picture", "provider_malformed", "possible"],
      ["cut", "provider_failed", "possible"],
      ["batch-failed", "provider_refused", "none"],
      ["batch-expired", "batch_expired", "none"],
    ] as const)("reads %s as the last word on the ticket", (situation, code, charge) =>
      inSituation(situation, false, async (subject, request) => {
        const polled = await settled(subject, await ticketOf(subject, request));
        if (polled.state !== "failed") throw new Error(`expected a failure, got ${polled.state}`);
        expect(polled.failure).toMatchObject({ code, charge, retryAfterMs: null });
      }),
    );

    it("may be sent again where nothing was", () =>
      inSituation("not-sent", false, async ({ provider }, request) => {
        const failure = { code: "provider_unreachable", charge: "none", retryAfterMs: expect.any(Number) };
        await expect(provider.start({ ...request, ...batch }, call())).rejects.toMatchObject(failure);
      }));

    it("gives a ticket up when it is asked to, and asking twice does no harm", () =>
      inSituation("slow", false, async (subject, request) => {
        const ticket = await ticketOf(subject, request);
        expect(await subject.provider.poll(ticket, call())).toMatchObject({ state: "pending", ticket });
        const { signal } = call();
        await subject.provider.cancel(ticket, signal);
        await subject.provider.cancel(ticket, signal).catch(() => undefined);
        const polled = await settled(subject, ticket);
        expect(polled).toMatchObject({ state: "failed", failure: { code: "stopped", charge: "none" } });
      }));

    it("says that nobody knows what became of a ticket the provider does not know", () =>
      inSituation("draws", false, async ({ provider }) => {
        const polled = await provider.poll("batch_0123456789", call());
        expect(polled).toMatchObject({
          state: "failed",
          failure: { code: "batch_lost", charge: "possible" },
        });
      }));
  });

  it(`${name} shows previews before the picture`, () =>
    inSituation("draws", true, async ({ provider }, request) => {
      const partials: PartialImage[] = [];
      await provider.start(request, call({ onPartial: (partial: PartialImage) => partials.push(partial) }));
      expect(partials.map((partial) => partial.index)).toEqual([0, 1]);
      expect(sniffImage(partials[0]?.bytes ?? new Uint8Array())).not.toBeNull();
    }));
}
