import { parentPort } from "node:worker_threads";
import sharp from "sharp";
import { composeResult } from "#lib/edits/compose-result.ts";
import { drawDrift } from "#lib/edits/draw-drift.ts";
import { measureMask } from "#lib/edits/measure-mask.ts";
import type { AnswerMessage, PixelTasks, TaskMessage } from "#lib/edits/pixel-tasks.ts";
import { preparePictures } from "#lib/edits/prepare-pictures.ts";
import { AppError } from "#lib/errors.ts";

// A thread of the pixel pool: takes one task after another.
sharp.cache(false);

parentPort?.on("message", async (message: TaskMessage) => {
  parentPort?.postMessage(await answerTo(message));
});

async function answerTo(message: TaskMessage): Promise<AnswerMessage> {
  try {
    return { id: message.id, ok: true, output: await perform(message) };
  } catch (thrown) {
    const failure = AppError.from(thrown);
    const cause = thrown instanceof Error ? thrown.message : String(thrown);
    return { id: message.id, ok: false, code: failure.code, params: failure.params, message: cause };
  }
}

function perform(message: TaskMessage): Promise<PixelTasks[keyof PixelTasks]["output"]> {
  switch (message.task) {
    case "measure":
      return measureMask(message.input);
    case "prepare":
      return preparePictures(message.input);
    case "compose":
      return composeResult(message.input);
    case "drift":
      return drawDrift(message.input);
  }
}
