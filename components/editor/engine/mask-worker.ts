import type { MaskJob, MaskJobAnswer } from "#components/editor/engine/mask-job.ts";
import { createMaskJobs } from "#components/editor/engine/run-mask-job.ts";

/** The part of the worker's global scope that is used here. */
type Scope = {
  onmessage: ((event: { data: { id: number; job: MaskJob } }) => void) | null;
  postMessage(answer: MaskJobAnswer, transfer: Transferable[]): void;
};

const scope = globalThis as unknown as Scope;
const run = createMaskJobs();

scope.onmessage = async ({ data: { id, job } }) => {
  try {
    const { result, transfer } = await run(job);
    scope.postMessage({ id, result }, transfer);
  } catch (error) {
    scope.postMessage({ id, failed: String(error) }, []);
  }
};
