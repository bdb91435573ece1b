import { describe, expect, it } from "vitest";
import type { Shelf } from "#components/library/library-store.ts";
import { onlyIds, type Picked } from "#components/library/picked.ts";
import { leavesList, showDeed } from "#components/library/show-deed.ts";
import { templateCard } from "#components/library/template-card.fixture.ts";
import { wholeLibrary } from "#lib/library/filter-url.ts";

const shelf: Shelf = {
  total: 5,
  cards: new Map(["a", "b", "c", "d"].map((id, at) => [at, templateCard({ id, tags: ["x"] })])),
};
const idsOf = ({ cards }: Shelf) => [...cards].map(([at, { id }]) => `${at}${id}`).join(" ");
const all: Picked = { kind: "matching", filter: wholeLibrary, total: 5, except: new Set(["c"]) };

describe("a change of templates, shown before it is done", () => {
  it("takes archived ones out and closes the gap", () => {
    const shown = showDeed(shelf, onlyIds(["b", "c"]), { kind: "archive" }, wholeLibrary);
    expect(shown.total).toBe(3);
    expect(idsOf(shown)).toBe("0a 1d");
  });

  it("takes all that match out, but those excepted", () => {
    expect(showDeed(shelf, all, { kind: "archive" }, wholeLibrary)).toEqual({ total: 1, cards: new Map() });
  });

  it("marks those meant and no others", () => {
    const shown = showDeed(shelf, all, { kind: "tag", name: "春" }, wholeLibrary);
    expect([...shown.cards.values()].map(({ tags }) => tags.join())).toEqual(["x,春", "x,春", "x", "x,春"]);
    const without = showDeed(shown, onlyIds(["a"]), { kind: "untag", name: "x" }, wholeLibrary);
    expect(without.cards.get(0)?.tags).toEqual(["春"]);
    const starred = showDeed(shelf, onlyIds(["d"]), { kind: "favourite", favourite: true }, wholeLibrary);
    expect(starred.cards.get(3)?.favourite).toBe(true);
  });

  it("knows when a move leads out of the folder one looks at", () => {
    const inShop = { ...wholeLibrary, folder: "shop" };
    const loose = { ...wholeLibrary, folder: "" };
    const to = (folder: string) => ({ kind: "move" as const, folder });
    expect(leavesList(to("brand"), inShop)).toBe(true);
    expect(leavesList(to("shop/横幅"), inShop)).toBe(false);
    expect(leavesList(to("shopping"), inShop)).toBe(true);
    expect(leavesList(to("shop"), loose)).toBe(true);
    expect(leavesList(to("brand"), wholeLibrary)).toBe(false);
  });
});
