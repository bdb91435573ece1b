import { imageView } from "#components/playground/run-view.fixture.ts";
import type { EditResultView, EditView } from "#lib/edits/view.ts";
import { defaultParameters } from "#lib/images/parameters.ts";

const settings = { feather: 24, shift: 0, strength: 1, band: 0 };
const outset = { left: 0, top: 0, right: 0, bottom: 0 };
const size = { width: 1536, height: 1024 };

/** The result of a job, put together. */
export function resultView(jobId: string, change: Partial<EditResultView> = {}): EditResultView {
  return {
    rawId: `raw_${jobId}`,
    raw: imageView({ id: `raw_${jobId}`, jobId, listed: false }),
    composite: imageView({ id: `composite_${jobId}`, jobId, origin: "composite" }),
    state: "done",
    settings,
    proof: {
      locked: 900_000,
      changed: 0,
      before: "a1",
      after: "a1",
      drift: 0.514,
      driftMean: 12.3,
      registration: { dx: 1.6, dy: -1.1, zoom: 0.004, gain: 1, accepted: true },
      tone: "membrane",
      resized: null,
    },
    error: null,
    ...change,
  };
}

export function editView(results: EditResultView[], change: Partial<EditView> = {}): EditView {
  return {
    runId: "run_1",
    source: imageView({ id: "img_source", ...size }),
    mask: imageView({ id: "img_mask", ...size }),
    markup: null,
    mode: "exact",
    draft: {
      connectionId: "con_1",
      model: "gpt-image-2.5-flare",
      prompt: "a cat",
      count: results.length,
      parameters: defaultParameters,
      sourceId: "img_source",
      maskId: "img_mask",
      markupId: null,
      references: [],
      mode: "exact",
      settings,
      outset,
      context: 0.35,
    },
    plan: {
      source: size,
      outset,
      canvas: size,
      crop: { x: 0, y: 0, ...size },
      modelSize: size,
      placed: { x: 0, y: 0, ...size },
      scale: 1,
      context: 0.35,
      dilation: 8,
      maskSent: true,
      markup: "none",
    },
    results,
    createdAt: "2026-11-20T10:00:00.000Z",
    ...change,
  };
}
