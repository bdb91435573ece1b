import { describe, expect, it } from "vitest";
import { libraryQueryFromUrl, libraryQueryToUrl, wholeLibrary } from "#lib/library/filter-url.ts";

const read = (search: string) => libraryQueryFromUrl(new URLSearchParams(search));
const again = (search: string) => libraryQueryToUrl(read(search));

describe("the library's address", () => {
  it("is empty for the whole library, and reads as it", () => {
    expect(read("")).toEqual({ filter: wholeLibrary, sort: "updated" });
    expect(libraryQueryToUrl({ filter: wholeLibrary, sort: "updated" })).toBe("");
  });

  it("keeps everything one can choose, in one spelling", () => {
    const { filter, sort } = read(
      "sort=used&env=prod&env=dev&state=retired&state=draft&tag=b&tag=a&q=%20海报&rating=4&ending=1&archived=1&favourite=1&op=edit&folder=shop/横幅&kind=fragment",
    );
    expect(filter).toEqual({
      text: "海报",
      kind: "fragment",
      folder: "shop/横幅",
      tags: ["a", "b"],
      states: ["draft", "retired"],
      environments: ["dev", "prod"],
      operation: "edit",
      favourite: true,
      rating: 4,
      ending: true,
      archived: true,
    });
    expect(sort).toBe("used");
    const written = libraryQueryToUrl({ filter, sort });
    expect(again(written)).toBe(written);
    expect(read(written)).toEqual({ filter, sort });
  });

  it("tells those in no folder from those anywhere", () => {
    expect(read("folder=").filter.folder).toBe("");
    expect(read("").filter.folder).toBeNull();
    expect(again("folder=")).toBe("folder=");
    expect(read("folder=/a/b/").filter.folder).toBe("a/b");
  });

  it("sorts by relevance while one searches, unless told", () => {
    expect(read("q=fox").sort).toBe("relevance");
    expect(again("q=fox&sort=relevance")).toBe("q=fox");
    expect(read("q=fox&sort=updated").sort).toBe("updated");
    expect(again("q=fox&sort=updated")).toBe("q=fox&sort=updated");
    expect(again("sort=updated")).toBe("");
  });

  it("drops what nobody could have chosen", () => {
    expect(again("rating=9&state=alive&env=moon&op=paint&sort=random&tag=&q=%00%20&favourite=yes")).toBe("");
    expect(read(`q=${"长".repeat(3000)}`).filter.text).toHaveLength(1000);
  });
});
