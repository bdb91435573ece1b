import type { MarkupJob } from "#components/editor/markup/markup-picture.ts";
import type { MarkupAnswer } from "#components/editor/markup/markup-worker.ts";

/** The marks as a PNG, drawn and packed in a worker of their own, which is gone afterwards. */
export async function exportMarkup(job: MarkupJob): Promise<Blob> {
  const worker = new Worker(new URL("./markup-worker.ts", import.meta.url), { type: "module" });
  try {
    const answer = await new Promise<MarkupAnswer>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<MarkupAnswer>) => resolve(data);
      worker.onerror = () => reject(new Error("The markup worker failed."));
      worker.postMessage(job);
    });
    if ("failed" in answer) throw new Error(answer.failed);
    return new Blob([answer.png], { type: "image/png" });
  } finally {
    worker.terminate();
  }
}
