import { describe, expect, it } from "vitest";
import { defaultModel, mergeListed, profileOf } from "#lib/models/catalog.ts";
import { endState } from "#lib/models/end-state.ts";
import { priceOf } from "#lib/pricing/prices.ts";

const day = (iso: string) => new Date(`${iso}T00:00:00Z`);

describe("the table of models", () => {
  it.each([
    ["gpt-image-1-mini", "1-mini", 4, true, [], "fixed"],
    ["gpt-image-1.5", "1.5", 4, true, ["low", "high"], "fixed"],
    ["chatgpt-image-latest", "1.5", 4, true, ["low", "high"], "fixed"],
    ["gpt-image-2", "2", 4, false, [], "free"],
    ["gpt-image-2.5-sunburst", "2.5", 6, true, [], "free"],
    ["gpt-image-2.5-flare", "2.5", 6, true, [], "free"],
    ["gpt-image-2.6-sunburst", "2.6", 6, true, [], "free"],
    ["gpt-image-2.6-flare", "2.6", 6, true, [], "free"],
  ])("knows %s", (id, family, qualities, transparent, fidelities, sizes) => {
    const profile = profileOf(id, "openai");
    expect(profile).toMatchObject({
      id,
      known: true,
      family,
      inputFidelities: fidelities,
      sizes: { kind: sizes },
    });
    expect(profile.qualities).toHaveLength(qualities);
    expect(profile.backgrounds.includes("transparent")).toBe(transparent);
    expect(profile.formats).toEqual(["png", "jpeg", "webp"]);
    expect(priceOf("openai", id)).not.toBeNull();
  });

  it("knows dated snapshots and a relay's names by their alias, and keeps the name", () => {
    for (const id of ["gpt-image-2-2026-04-21", "openai/gpt-image-2", "relay/openai/gpt-image-2-2026-04-21"])
      expect(profileOf(id, "openai")).toEqual({ ...profileOf("gpt-image-2", "openai"), id });
    expect(profileOf("gpt-image-1.5-2025-12-16", "openai").endsOn).toBe("2026-12-01");
  });

  it.each(["gpt-image-3", "gpt-image-2.6", "flux-2", "toString", "__proto__", "constructor", ""])(
    "guesses cautiously about %j",
    (id) => {
      expect(profileOf(id, "openai")).toMatchObject({
        id,
        known: false,
        family: "unknown",
        qualities: ["auto", "low", "medium", "high"],
        backgrounds: ["auto", "opaque"],
        formats: ["png"],
        sizes: { kind: "fixed", sizes: ["1024x1024", "1536x1024", "1024x1536"] },
        inputFidelities: [],
        maxPartialImages: 0,
        edits: true,
        mask: true,
        markup: false,
        endsOn: null,
      });
    },
  );

  it("guesses that models which edit by words take no mask", () => {
    for (const id of [
      "flux-kontext-max",
      "black-forest-labs/FLUX.1-Kontext-pro",
      "qwen-image-edit-2511",
      "nano-banana-2",
    ])
      expect(profileOf(id, "openai")).toMatchObject({ known: false, edits: true, mask: false });
  });

  it("has a default that is alive, priced and known", () => {
    const profile = profileOf(defaultModel, "openai");
    expect(profile.known && priceOf("openai", defaultModel) !== null).toBe(true);
    expect(endState(profile, day("2027-01-01"))).toEqual({ state: "alive" });
  });

  it("replaces no model by one that ends", () => {
    for (const { replacedBy } of mergeListed(null, "openai"))
      if (replacedBy) expect(profileOf(replacedBy, "openai")).toMatchObject({ known: true, endsOn: null });
  });
});

describe("the end of a model", () => {
  const dying = profileOf("gpt-image-1.5", "openai");

  it.each([
    ["2026-11-20", { state: "ending", days: 11 }],
    ["2026-11-30", { state: "ending", days: 1 }],
    ["2026-12-01", { state: "ended" }],
    ["2027-05-01", { state: "ended" }],
  ])("seen on %s", (today, expected) => {
    expect(endState(dying, day(today))).toEqual(expected);
    expect(endState(dying, new Date(`${today}T23:59:59Z`))).toEqual(expected);
  });

  it("is none where no date is known", () => {
    expect(endState({ endsOn: null }, day("2100-01-01"))).toEqual({ state: "alive" });
  });
});

describe("a provider's list", () => {
  const ids = (listed: { id: string; endsOn: string | null }[] | null) =>
    mergeListed(listed, "openai").map((profile) => profile.id);

  it("gives the models that draw, ours first and in our order", () => {
    const names = [
      "gpt-5.6",
      "text-embedding-3-large",
      "dall-e-3",
      "omni-moderation-latest",
      "flux.2-pro",
      "gpt-image-2",
      "vendor/image-embedding",
      "gpt-image-2.5-flare",
      "gpt-image-2.5-flare-2026-09-08",
      "gpt-image-7",
      "imagery",
      "chatgpt-image-latest",
      "openai/gpt-image-2.6-flare",
    ];
    expect(ids(names.map((id) => ({ id, endsOn: null })))).toEqual([
      "openai/gpt-image-2.6-flare",
      "gpt-image-2.5-flare",
      "gpt-image-2.5-flare-2026-09-08",
      "gpt-image-2",
      "chatgpt-image-latest",
      "flux.2-pro",
      "gpt-image-7",
    ]);
  });

  it("wins over our end date, unless it names no day", () => {
    const ends = (endsOn: string | null) =>
      mergeListed([{ id: "gpt-image-1.5", endsOn }], "openai")[0]?.endsOn;
    expect(ends("2027-02-03")).toBe("2027-02-03");
    expect(ends(null)).toBe("2026-12-01");
    expect(ends("soon")).toBe("2026-12-01");
    expect(ends("2027-13-45")).toBe("2026-12-01");
    expect(mergeListed([{ id: "gpt-image-2.5-flare", endsOn: "2027-09-01" }], "openai")[0]?.endsOn).toBe(
      "2027-09-01",
    );
  });

  it("offers each model once, and nothing when it has none", () => {
    expect(
      ids([
        { id: "gpt-image-2", endsOn: null },
        { id: "gpt-image-2", endsOn: null },
      ]),
    ).toEqual(["gpt-image-2"]);
    expect(ids([])).toEqual([]);
  });

  it("is our table where a provider has none, without what is already gone", () => {
    expect(ids(null)).toContain(defaultModel);
    expect(ids(null)).toContain("gpt-image-1.5");
    expect(ids(null)).not.toContain("gpt-image-1");
  });
});
