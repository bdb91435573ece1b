import { defaultParameters } from "#lib/images/parameters.ts";
import type { ImageView, JobView, RunView } from "#lib/runs/view.ts";

/** Views for tests, with what the test is about put in. */
export function runView(change: Partial<RunView> = {}): RunView {
  return {
    id: "run_1",
    operation: "generate",
    state: "running",
    connection: { id: "con_1", name: "Simulator", kind: "simulator" },
    model: "gpt-image-2.5-flare",
    prompt: "a cat",
    parameters: defaultParameters,
    count: 1,
    inputs: [],
    jobs: [],
    images: [],
    estimateNano: "0",
    costNano: "0",
    heldNano: "0",
    edit: null,
    template: null,
    service: "standard",
    medianMs: null,
    createdAt: "2026-11-20T10:00:00.000Z",
    finishedAt: null,
    ...change,
  };
}

export function jobView(change: Partial<JobView> = {}): JobView {
  return {
    id: "job_1",
    index: 0,
    state: "queued",
    attempt: 0,
    partial: null,
    startedAt: null,
    finishedAt: null,
    retryAt: null,
    error: null,
    charge: "none",
    chargeNano: "0",
    providerRequestId: null,
    stopping: false,
    ...change,
  };
}

export function imageView(change: Partial<ImageView> = {}): ImageView {
  return {
    id: "img_1",
    runId: "run_1",
    jobId: "job_1",
    url: "/blobs/a",
    thumbUrl: "/blobs/a?w=512",
    sha256: "a",
    mime: "image/png",
    bytes: 1000,
    width: 1024,
    height: 1024,
    thumbHash: null,
    favourite: false,
    rating: 0,
    origin: "run",
    listed: true,
    name: null,
    simulated: true,
    createdAt: "2026-11-20T10:00:00.000Z",
    ...change,
  };
}
