import { describe, expect, it } from "vitest";
import { folderTree } from "#components/library/folder-tree.ts";

describe("the tree of folders", () => {
  it("is empty without folders", () => {
    expect(folderTree([])).toEqual([]);
  });

  it("puts each folder into its own, whichever is named first", () => {
    const [brand, shop] = folderTree([
      { path: "shop/横幅/春", count: 2 },
      { path: "shop", count: 6 },
      { path: "shop/横幅", count: 5 },
      { path: "brand", count: 4 },
    ]);
    expect(brand).toEqual({ path: "brand", name: "brand", count: 4, children: [] });
    expect(shop).toMatchObject({ path: "shop", name: "shop", count: 6 });
    expect(shop?.children).toMatchObject([{ path: "shop/横幅", name: "横幅", count: 5 }]);
    expect(shop?.children[0]?.children).toMatchObject([{ path: "shop/横幅/春", name: "春", count: 2 }]);
  });

  it("sorts numbers as numbers", () => {
    const names = folderTree(["10", "9", "a"].map((path) => ({ path, count: 1 }))).map(({ name }) => name);
    expect(names).toEqual(["9", "10", "a"]);
  });
});
