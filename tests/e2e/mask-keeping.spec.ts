import sharp from "sharp";
import { expect, maskUnder, open, state, stroke, test } from "#tests/support/mask-page.ts";

test.describe("keeping it", () => {
  test("a reload right after a stroke finds the same mask, byte by byte", async ({ page, harness }) => {
    await open(page, harness);
    await page.evaluate(() => {
      const { brush } = window.engine?.store.getState() ?? ({} as never);
      window.engine?.set({ brush: { ...brush, hardness: 0.3 } });
    });
    await stroke(page, [450, 300], [700, 500]);
    const before = await page.evaluate(() => window.maskHash());
    await page.reload();
    await page.evaluate(() => window.ready);
    expect(await page.evaluate(() => window.maskHash())).toBe(before);
    expect(await state(page)).toMatchObject({ saving: "saved", historyAt: 0 });
    expect((await state(page)).coverage).toBeGreaterThan(0);
  });

  test("a tab closed in the middle of a stroke keeps what was painted till then", async ({
    page,
    harness,
  }) => {
    await open(page, harness);
    await page.mouse.move(450, 300);
    await page.mouse.down();
    await page.mouse.move(700, 500, { steps: 5 });
    await expect.poll(() => maskUnder(page, 690, 490)).toBe(255);
    const before = await page.evaluate(() => window.maskHash());
    const closed = page.waitForEvent("close");
    await page.close({ runBeforeUnload: true });
    await closed;
    const later = await page.context().newPage();
    await open(later, harness);
    expect(await later.evaluate(() => window.maskHash())).toBe(before);
  });

  test("a mask that an earlier version left, tile by tile, is found", async ({ page, harness }) => {
    await open(page, harness);
    await page.evaluate(async () => {
      // One tile, all free: 65,536 times 255 in runs.
      const tiles = new Map([[0, Uint8Array.of(128, 128, 8, 255)]]);
      const { width, height, key } = window.engine?.picture ?? ({} as never);
      const opened = indexedDB.open("pentimento-masks");
      await new Promise((resolve) => {
        opened.onsuccess = resolve;
      });
      const writing = opened.result.transaction("masks", "readwrite");
      writing.objectStore("masks").put({ width, height, tiles, revision: 7 }, key);
      await new Promise((resolve) => {
        writing.oncomplete = resolve;
      });
    });
    await page.reload();
    await page.evaluate(() => window.ready);
    expect((await state(page)).bounds).toEqual({ x: 0, y: 0, width: 256, height: 256 });
    await stroke(page, [450, 300], [700, 500]);
    const before = await page.evaluate(() => window.maskHash());
    await page.reload();
    await page.evaluate(() => window.ready);
    expect(await page.evaluate(() => window.maskHash())).toBe(before);
    expect((await state(page)).bounds).toMatchObject({ x: 0, y: 0 });
  });

  test("where the browser keeps no files, a mask is kept all the same", async ({ page, harness }) => {
    await page.addInitScript(() => {
      const { put } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.put = function (value, key) {
        if (value.runs instanceof Blob) throw new DOMException("No files here.", "DataCloneError");
        return put.call(this, value, key);
      };
    });
    await open(page, harness);
    for (const y of [300, 500]) {
      await stroke(page, [450, y], [700, y + 60]);
      await expect.poll(async () => (await state(page)).saving).toBe("saved");
    }
    const before = await page.evaluate(() => window.maskHash());
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await page.evaluate(() => window.ready);
    expect(await page.evaluate(() => window.maskHash())).toBe(before);
  });

  test("a mask whose file is gone gives way to the next one", async ({ page, harness }) => {
    await open(page, harness);
    await stroke(page, [450, 300], [700, 500]);
    await expect.poll(async () => (await state(page)).saving).toBe("saved");
    await page.addInitScript(() => {
      const { arrayBuffer } = Blob.prototype;
      let isGone = !sessionStorage.getItem("found");
      Blob.prototype.arrayBuffer = function () {
        if (!isGone) return arrayBuffer.call(this);
        isGone = false;
        sessionStorage.setItem("found", "now");
        return Promise.reject(new DOMException("It is gone.", "NotReadableError"));
      };
    });
    await page.reload();
    await page.evaluate(() => window.ready);
    expect((await state(page)).bounds).toBeNull();
    await stroke(page, [500, 400], [600, 450]);
    await expect.poll(async () => (await state(page)).saving).toBe("saved");
    const before = await page.evaluate(() => window.maskHash());
    await page.reload();
    await page.evaluate(() => window.ready);
    expect(await page.evaluate(() => window.maskHash())).toBe(before);
  });

  test("of a mask too large for the last moment the last stroke is kept all the same", async ({
    page,
    harness,
  }) => {
    await open(page, harness, { width: 8000, height: 6000 });
    await page.evaluate(async () => {
      const { engine } = window;
      engine?.addGradient({ x: 0, y: 0 }, { x: 8000, y: 6000 }, "add");
      await new Promise<void>((resolve) =>
        engine?.store.subscribe(({ historyAt }) => historyAt === 1 && resolve()),
      );
      await engine?.save();
    });
    for (const y of [300, 600]) {
      await stroke(page, [450, y], [700, y + 100]);
      const before = await page.evaluate(() => window.maskHash());
      await page.reload();
      await page.evaluate(() => window.ready);
      expect(await page.evaluate(() => window.maskHash())).toBe(before);
    }
  });

  test("where there is no room, the last moment is shown all the same, and not written over", async ({
    page,
    harness,
  }) => {
    await page.addInitScript(() => {
      const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function (...all) {
        if (localStorage.getItem("full")) throw new DOMException("full", "QuotaExceededError");
        return put.apply(this, all);
      };
    });
    await open(page, harness);
    await stroke(page, [450, 300], [700, 500]);
    await expect.poll(async () => (await state(page)).saving).toBe("saved");
    await page.evaluate(() => localStorage.setItem("full", "yes"));
    for (const y of [400, 500]) {
      await stroke(page, [450, y], [700, y]);
      const before = await page.evaluate(() => window.maskHash());
      for (let visit = 0; visit < 2; visit++) {
        await page.reload();
        await page.evaluate(() => window.ready);
        expect(await page.evaluate(() => window.maskHash())).toBe(before);
      }
    }
    await page.evaluate(() => localStorage.removeItem("full"));
    await stroke(page, [450, 600], [700, 600]);
    await expect.poll(async () => (await state(page)).saving).toBe("saved");
    const before = await page.evaluate(() => window.maskHash());
    await page.reload();
    await page.evaluate(() => window.ready);
    expect(await page.evaluate(() => window.maskHash())).toBe(before);
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  });

  test("a second tab says that the mask is painted elsewhere, and does not write over it", async ({
    page,
    harness,
  }) => {
    await open(page, harness);
    await stroke(page, [450, 300], [500, 300]);
    await expect.poll(async () => (await state(page)).saving).toBe("saved");
    const mine = await page.evaluate(() => window.maskHash());
    const second = await page.context().newPage();
    await open(second, harness);
    await expect.poll(async () => (await state(second)).saving).toBe("elsewhere");
    expect(await second.evaluate(() => window.maskHash())).toBe(mine);
    await stroke(second, [450, 500], [700, 500]);
    await second.evaluate(() => window.engine?.save());
    await page.reload();
    await page.evaluate(() => window.ready);
    expect(await page.evaluate(() => window.maskHash())).toBe(mine);
  });

  test("without a place to save, it says so and paints on", async ({ page, harness }) => {
    await page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("no storage here", "SecurityError");
      };
    });
    await open(page, harness);
    await stroke(page, [450, 300], [500, 300]);
    await expect.poll(async () => (await state(page)).saving).toBe("failed");
    await stroke(page, [450, 400], [500, 400]);
    expect((await state(page)).historyAt).toBe(2);
  });

  test("an undo while the mask is coded does not change what is sent", async ({ page, harness }) => {
    await open(page, harness);
    await stroke(page, [450, 300], [700, 500]);
    const same = await page.evaluate(async () => {
      const { engine } = window;
      if (!engine) throw new Error("There is no engine.");
      const before = engine.mask.data.slice();
      const sending = engine.exportMask();
      engine.undo();
      const png = await sending;
      const wasUndone = engine.store.getState().historyAt === 0;
      await engine.importMask(png, "lightness");
      return wasUndone && before.every((value, index) => value === engine.mask.data[index]);
    });
    expect(same).toBe(true);
  });

  test("a file of another size, or that is no picture, is refused and changes nothing", async ({
    page,
    harness,
  }) => {
    await open(page, harness);
    await stroke(page, [450, 300], [700, 500]);
    const before = await page.evaluate(() => window.maskHash());
    const other = await sharp({ create: { width: 10, height: 10, channels: 3, background: "white" } })
      .png()
      .toBuffer();
    const answers = await page.evaluate(
      async (bytes) => {
        const files = [new Blob([Uint8Array.from(bytes)]), new Blob(["no picture"])];
        return Promise.all(files.map((file) => window.engine?.importMask(file, "lightness")));
      },
      [...other],
    );
    expect(answers).toEqual(["other-size", "unreadable"]);
    expect(await page.evaluate(() => window.maskHash())).toBe(before);
  });
});
