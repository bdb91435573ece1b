import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Browser, type CDPSession, chromium, type Page } from "playwright";
import { chromium as chromiumFor } from "#scripts/chromium.mjs";
import type { Watch } from "#tests/bench/mask/bench-engine.ts";
import { measuredPath } from "#tests/bench/mask/strokes.ts";

export async function openBrowser(): Promise<Browser> {
  const { executablePath, env } = await chromiumFor(join(import.meta.dirname, "..", "..", ".."));
  return chromium.launch({
    executablePath,
    env: env as Record<string, string>,
    args: ["--js-flags=--expose-gc", "--enable-precise-memory-info"],
  });
}

export async function openPage(browser: Browser, url: string, query: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.on("pageerror", (error) => console.error(error));
  await page.goto(`${url}/?${query}`);
  await page.evaluate(() => window.ready);
  return page;
}

async function taskSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN;
}

export type Drawn = Watch & { cpuMs: number; frameCosts: readonly number[] };

/**
 * Draws the measured stroke at `hz` without waiting for the page: a slow page cannot slow the hand. `cpuMs`: what the
 * page's main thread worked meanwhile. `slowed`: the processor counts as so many times slower.
 */
export async function drawMeasured(page: Page, count: number, hz: number, slowed = 1): Promise<Drawn> {
  const session = await page.context().newCDPSession(page);
  // What the page's making left behind is not the stroke's.
  await session.send("HeapProfiler.collectGarbage");
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowed });
  const place = await page.evaluate(() => window.bench.place);
  const path = measuredPath(count, place);
  const at = (index: number) => ({ x: path[2 * index] ?? 0, y: path[2 * index + 1] ?? 0 });
  const send = (type: "mousePressed" | "mouseMoved" | "mouseReleased", index: number, buttons: number) =>
    session.send("Input.dispatchMouseEvent", { type, ...at(index), button: "left", buttons, clickCount: 1 });
  await session.send("Performance.enable");
  const before = await taskSeconds(session);
  await page.evaluate(() => window.watch.start());
  await send("mousePressed", 0, 1);
  const begun = performance.now();
  const sent: Promise<unknown>[] = [];
  for (let index = 1; index < count; await sleep(1)) {
    const due = Math.min(count - 1, Math.floor(((performance.now() - begun) / 1000) * hz));
    for (; index <= due; index++) sent.push(send("mouseMoved", index, 1));
  }
  await Promise.all(sent);
  await sleep(100);
  const watch = await page.evaluate(() => window.watch.stop());
  const cpuMs = ((await taskSeconds(session)) - before) * 1000;
  await send("mouseReleased", count - 1, 0);
  await sleep(100);
  const frameCosts = await page.evaluate(() => [...window.bench.frameCosts]);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await session.detach();
  return { ...watch, cpuMs, frameCosts };
}

/** Memory of the pages' processes in MiB, shared parts divided among those that share them. */
export async function memoryOf(browser: Browser, page: Page): Promise<number> {
  await page.evaluate(() => (globalThis as unknown as { gc?: () => void }).gc?.());
  await sleep(300);
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  return processInfo
    .filter(({ type }) => type === "renderer")
    .map(({ id }) => /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, "utf8"))?.[1])
    .reduce((sum, kibibytes) => sum + Number(kibibytes ?? 0) / 1024, 0);
}

export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};
