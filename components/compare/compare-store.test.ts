import { describe, expect, it } from "vitest";
import { blindOrder } from "#components/compare/blind-order.ts";
import { createCompareStore, shown, viewOf } from "#components/compare/compare-store.ts";
import { addressOf, readAddress } from "#components/compare/compare-url.ts";
import { imageView } from "#components/playground/run-view.fixture.ts";

const compared = (id: string) => ({ image: imageView({ id }), run: null, chargeNano: null, latencyMs: null });
const comparison = {
  images: ["img_a", "img_b", "img_c"].map(compared),
  missing: [],
  verdicts: { mine: null, votes: {} },
};
const settings = { mode: "side", synced: true, blind: false } as const;

describe("comparing", () => {
  it("hides the order while one judges blindly, the same way after a reload", () => {
    const ids = ["img_1", "img_2", "img_3", "img_4"];
    const orders = new Set(
      Array.from({ length: 40 }, (_, run) =>
        blindOrder(
          ids.map((id) => `${id}${run}`),
          String,
        )
          .map((id) => id[4])
          .join(""),
      ),
    );
    expect(orders.size).toBeGreaterThan(10);
    expect(blindOrder(ids.toReversed(), String)).toEqual(blindOrder(ids, String));
  });

  it("answers with the same list as long as nothing changes", () => {
    const store = createCompareStore(comparison, { ...settings, blind: true });
    expect(shown(store.getState())).toBe(shown(store.getState()));
  });

  it("moves all panes together, until they are set free where they stand", () => {
    const store = createCompareStore(comparison, settings);
    const near = { zoom: 4, u: 0.2, v: 0.3 };
    store.getState().setView("img_a", near);
    expect(viewOf(store.getState(), "img_c")).toEqual(near);
    store.getState().toggleSync();
    const nearer = { zoom: 8, u: 0.5, v: 0.5 };
    store.getState().setView("img_b", nearer);
    expect(viewOf(store.getState(), "img_a")).toEqual(near);
    expect(viewOf(store.getState(), "img_b")).toEqual(nearer);
    store.getState().toggleSync();
    expect(viewOf(store.getState(), "img_b")).toEqual(near);
  });

  it("never lays a picture over itself", () => {
    const store = createCompareStore(comparison, settings);
    store.getState().choosePair(0, 1);
    expect(store.getState().pair).toEqual([1, 0]);
    store.getState().choosePair(1, 2);
    expect(store.getState().pair).toEqual([1, 2]);
  });

  it("stands in the address, and takes rubbish there for nothing", () => {
    const wished = { mode: "wipe", synced: false, blind: true } as const;
    const read = readAddress(new URL(addressOf(["img_a", "img_b"], wished), "http://studio").searchParams);
    expect(read).toEqual({ imageIds: ["img_a", "img_b"], runIds: [], ...wished });
    expect(readAddress(new URLSearchParams("ids=a,,a,b,c,d,e,f&mode=%00&sync=maybe"))).toMatchObject({
      imageIds: ["a", "b", "c", "d"],
      mode: "side",
      synced: true,
    });
  });
});
