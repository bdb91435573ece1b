// The page that bench and tests open: ?mode=ours|naive|picture&width=4096&height=4096&key=name
import { type Watch, watchBlocking } from "#tests/bench/mask/bench-engine.ts";
import { mountNaive } from "#tests/bench/mask/naive.tsx";
import { mountOurs } from "#tests/bench/mask/ours.tsx";

const asked = new URLSearchParams(location.search);
const width = Number(asked.get("width") ?? 4096);
const height = Number(asked.get("height") ?? width);

/** Something like a photograph, made in strips so that making it takes no full-size canvas. */
async function makePicture(): Promise<ImageBitmap> {
  const pixels = new ImageData(width, height);
  const words = new Uint32Array(pixels.data.buffer);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const red = (x * 255) / width;
      const green = (y * 255) / height;
      const blue = 128 + 100 * Math.sin((x + y) / 300);
      words[y * width + x] = 0xff000000 | (blue << 16) | (green << 8) | red;
    }
  return createImageBitmap(pixels);
}

/** Frames, latencies and long tasks between `start` and `stop`. */
function createWatch(points: () => number, resetPoints: () => void): Window["watch"] {
  let running = false;
  let begun = 0;
  let last = 0;
  let waiting: number[] = [];
  let watch: Watch = { frames: [], latencies: [], longTasks: [], points: 0 };
  const after = new MessageChannel();
  const framed: number[][] = [];

  // Posted in a frame, it arrives after that frame has been drawn.
  after.port1.onmessage = () => {
    const now = performance.now();
    for (const stamp of framed.shift() ?? []) watch.latencies.push(now - stamp);
  };
  const tick = (time: number) => {
    requestAnimationFrame(tick);
    if (!running) return;
    if (last > 0) watch.frames.push(time - last);
    last = time;
    if (waiting.length === 0) return;
    framed.push(waiting);
    waiting = [];
    after.port2.postMessage(null);
  };
  requestAnimationFrame(tick);
  for (const type of ["pointermove", "mousemove"] as const)
    addEventListener(
      type,
      (event) => {
        const wanted = asked.get("mode") === "naive" ? "mousemove" : "pointermove";
        if (running && event.type === wanted && event.buttons === 1) waiting.push(event.timeStamp);
      },
      { capture: true },
    );
  new PerformanceObserver((list) => {
    // They are told late: what was before the start is not the stroke's.
    for (const { duration, startTime } of list.getEntries())
      if (running && startTime >= begun) watch.longTasks.push(duration);
  }).observe({ entryTypes: ["longtask"] });

  return {
    start() {
      watch = { frames: [], latencies: [], longTasks: [], points: 0 };
      begun = performance.now();
      last = 0;
      waiting = [];
      resetPoints();
      running = true;
    },
    stop() {
      running = false;
      return { ...watch, points: points() };
    },
  };
}

async function open(): Promise<void> {
  const root = document.getElementById("root");
  if (!root) throw new Error("The page has no root.");
  const picture = await makePicture();
  const begun = performance.now();
  if (asked.get("mode") === "picture") {
    // Only the picture, to weigh it.
    const canvas = root.appendChild(document.createElement("canvas"));
    canvas.width = innerWidth;
    canvas.height = innerHeight;
    canvas.getContext("2d")?.drawImage(picture, 0, 0, innerWidth, innerHeight);
    Object.assign(window, { picture });
    return;
  }
  if (asked.get("mode") === "naive") {
    window.engine = null;
    window.bench = mountNaive(root, picture);
  } else {
    const { engine, bench } = await mountOurs(root, picture, asked.get("key") ?? "bench");
    window.engine = engine;
    window.bench = bench;
  }
  window.openMs = performance.now() - begun;
  window.watchBlocking = watchBlocking;
  window.watch = createWatch(
    () => window.bench.points,
    () => window.bench.resetPoints(),
  );
  window.maskHash = async () => {
    const data = window.engine?.mask.data as Uint8Array<ArrayBuffer> | undefined;
    // There is no crypto.subtle on an address that is not secure; 127.0.0.1 counts as secure.
    const digest = await crypto.subtle.digest("SHA-256", data ?? new Uint8Array());
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  };
}

window.ready = open();
