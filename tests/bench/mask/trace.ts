import type { Browser, Page } from "playwright";
import { drawMeasured } from "#tests/bench/mask/browser.ts";

/**
 * What the browser itself says of a stroke: from the hand's move to its being on the screen, in ms, for the moves that
 * made a frame; and of the frames that were wanted, how many came.
 */
export type Traced = { latencies: number[]; presented: number; dropped: number };

/** Input and frames, as `chrome://tracing` names them. */
const categories = ["cc", "benchmark", "input", "viz", "cc,benchmark", "cc,input,benchmark"];

type TraceEvent = {
  name: string;
  ph: string;
  ts: number;
  pid: number;
  id?: string;
  id2?: { local?: string; global?: string };
  args?: {
    event_latency?: { event_type?: string; surface_frame_trace_id?: unknown };
    frame_reporter?: { state?: string };
    chrome_frame_reporter?: { state?: string };
  };
};

/** Draws the measured stroke under the browser's own trace, which costs some of what it measures. */
export async function drawTraced(browser: Browser, page: Page, count: number, hz: number): Promise<Traced> {
  await browser.startTracing(page, { categories });
  await drawMeasured(page, count, hz);
  const trace = JSON.parse(String(await browser.stopTracing())) as { traceEvents: TraceEvent[] };
  const moves = spansOf(trace.traceEvents, "EventLatency").filter(isShownMove);
  const frames = spansOf(trace.traceEvents, "PipelineReporter").map(stateOf);
  return {
    latencies: moves.map(({ ms }) => ms),
    presented: frames.filter((state) => state?.startsWith("STATE_PRESENTED")).length,
    dropped: frames.filter((state) => state === "STATE_DROPPED").length,
  };
}

type Span = { ms: number; begin: TraceEvent; end: TraceEvent };

function spansOf(events: readonly TraceEvent[], name: string): Span[] {
  const open = new Map<string, TraceEvent>();
  const spans: Span[] = [];
  for (const event of events) {
    if (event.name !== name) continue;
    const id = `${event.pid} ${event.id2?.local ?? event.id2?.global ?? event.id}`;
    const begin = open.get(id);
    if (event.ph === "b") open.set(id, event);
    else if (event.ph === "e" && begin) {
      spans.push({ ms: (event.ts - begin.ts) / 1000, begin, end: event });
      open.delete(id);
    }
  }
  return spans;
}

/** A move with the button down that led to a frame: the others wait for nothing. */
function isShownMove({ begin, end }: Span): boolean {
  const told = begin.args?.event_latency ?? end.args?.event_latency;
  return told?.event_type === "MOUSE_DRAGGED" && told.surface_frame_trace_id !== undefined;
}

function stateOf({ begin, end }: Span): string | undefined {
  const of = ({ args }: TraceEvent) => (args?.frame_reporter ?? args?.chrome_frame_reporter)?.state;
  return of(end) ?? of(begin);
}
