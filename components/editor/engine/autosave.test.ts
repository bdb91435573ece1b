import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { createAutosave, type TabChannel, type TabMessage } from "./autosave.ts";
import type { MaskStorage, StoredMask } from "./mask-storage.ts";

/** A store as IndexedDB is one: shared by the tabs, each write a transaction of its own. */
function memoryStorage(): MaskStorage & { kept: Map<string, StoredMask> } {
  const kept = new Map<string, StoredMask>();
  return {
    kept,
    read: async (key) => kept.get(key),
    async write(key, mask, over) {
      if ((kept.get(key)?.revision ?? 0) !== over) return false;
      kept.set(key, mask);
      return true;
    },
    writeLast: async (key, mask) => void kept.set(key, mask),
  };
}

/** Joins tabs as a BroadcastChannel does: everybody but the sender hears, later. */
function tabs() {
  const all = new Set<TabChannel>();
  return (): TabChannel => {
    const channel: TabChannel = {
      onmessage: null,
      postMessage(data: TabMessage) {
        for (const other of all) if (other !== channel) queueMicrotask(() => other.onmessage?.({ data }));
      },
      close: () => all.delete(channel),
    };
    all.add(channel);
    return channel;
  };
}

let storage: ReturnType<typeof memoryStorage>;
let join: () => TabChannel;
beforeEach(() => {
  storage = memoryStorage();
  join = tabs();
});

/** A tab whose mask is one byte. */
function openTab(channel: TabChannel | null = join(), store: MaskStorage = storage) {
  const tab = { value: 0, saving: "saved" };
  const autosave = createAutosave({
    key: "picture",
    storage: store,
    channel,
    take: () => ({ width: 1, height: 1, tiles: new Map([[0, Uint8Array.of(tab.value)]]) }),
    put: ({ tiles }) => {
      tab.value = tiles.get(0)?.[0] ?? 0;
    },
    tell: (saving) => {
      tab.saving = saving;
    },
    delayMs: 20,
  });
  return Object.assign(tab, {
    ...autosave,
    paint(value: number) {
      tab.value = value;
      autosave.changed();
    },
  });
}
const stored = () => storage.kept.get("picture")?.tiles.get(0)?.[0];
const heard = () => sleep(5);

describe("a mask that saves itself", () => {
  it("is written once when the hand rests, and is there for the next visit", async () => {
    const tab = openTab();
    await tab.restore();
    for (const value of [1, 2, 3]) tab.paint(value);
    expect(tab.saving).toBe("unsaved");
    await sleep(60);
    expect(tab.saving).toBe("saved");
    expect(storage.kept.get("picture")).toMatchObject({ revision: 1 });
    tab.close();
    await heard();
    const later = openTab();
    await later.restore();
    expect(later.value).toBe(3);
  });

  it("is written at once when the page is left", async () => {
    const tab = openTab();
    await tab.restore();
    tab.paint(7);
    tab.leave();
    expect([stored(), tab.saving]).toEqual([7, "saved"]);
    tab.paint(8);
    const writing = tab.flush();
    await Promise.resolve();
    tab.paint(9);
    tab.leave();
    await writing;
    expect(stored()).toBe(9);
    tab.paint(10);
    await tab.flush();
    expect([stored(), tab.saving]).toEqual([10, "saved"]);
  });

  it("is left alone by a second tab, which says so, until that tab takes over", async () => {
    const first = openTab();
    await first.restore();
    first.paint(1);
    await first.flush();
    const second = openTab();
    await second.restore();
    await heard();
    expect(second.saving).toBe("elsewhere");
    second.paint(2);
    await second.flush();
    await sleep(40);
    expect([stored(), second.saving]).toEqual([1, "elsewhere"]);
    await second.takeOver();
    await heard();
    expect([stored(), second.saving, first.saving]).toEqual([2, "saved", "elsewhere"]);
    first.paint(3);
    await first.flush();
    expect(stored()).toBe(2);
  });

  it("follows when the first tab is closed, but not over what was painted here meanwhile", async () => {
    const first = openTab();
    await first.restore();
    const reader = openTab();
    await reader.restore();
    const painter = openTab();
    await painter.restore();
    await heard();
    painter.paint(9);
    first.paint(5);
    await first.flush();
    first.close();
    await heard();
    expect([reader.value, reader.saving]).toEqual([5, "saved"]);
    expect([painter.value, painter.saving]).toEqual([9, "elsewhere"]);
  });

  it("does not overwrite what another tab wrote even where tabs cannot hear each other", async () => {
    const first = openTab(null);
    const second = openTab(null);
    await Promise.all([first.restore(), second.restore()]);
    first.paint(1);
    await first.flush();
    second.paint(2);
    await second.flush();
    expect([stored(), second.saving]).toEqual([1, "elsewhere"]);
  });

  it("says that it failed where nothing can be kept, and tries again with the next change", async () => {
    let isFull = true;
    const moody: MaskStorage = {
      read: storage.read,
      write: async (...all) => {
        if (isFull) throw new DOMException("full", "QuotaExceededError");
        return storage.write(...all);
      },
      writeLast: storage.writeLast,
    };
    const tab = openTab(null, moody);
    await tab.restore();
    tab.paint(1);
    await tab.flush();
    expect(tab.saving).toBe("failed");
    isFull = false;
    tab.paint(2);
    await tab.flush();
    expect([stored(), tab.saving]).toEqual([2, "saved"]);
  });

  it("goes on saving where the last moment of a page that lives on could not be kept", async () => {
    let isFull = true;
    const moody: MaskStorage = {
      ...storage,
      writeLast: (key, mask) =>
        isFull
          ? Promise.reject(new DOMException("full", "QuotaExceededError"))
          : storage.writeLast(key, mask),
    };
    const tab = openTab(join(), moody);
    await tab.restore();
    tab.paint(1);
    tab.leave();
    await tab.flush();
    expect([stored(), tab.saving]).toEqual([1, "saved"]);
    tab.paint(2);
    tab.leave();
    await heard();
    expect(tab.saving).toBe("failed");
    tab.paint(3);
    await tab.flush();
    expect([stored(), tab.saving]).toEqual([3, "saved"]);
    isFull = false;
    tab.paint(4);
    tab.leave();
    tab.paint(5);
    await tab.flush();
    expect([stored(), tab.saving]).toEqual([5, "saved"]);
  });

  it("says that it failed where there is no storage at all", async () => {
    const none = {
      read: () => Promise.reject(new Error("no")),
      write: () => Promise.reject(new Error("no")),
      writeLast: () => Promise.reject(new Error("no")),
    };
    const tab = openTab(null, none);
    await tab.restore();
    expect(tab.saving).toBe("failed");
  });
});
