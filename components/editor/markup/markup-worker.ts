import { type MarkupJob, markupPng } from "#components/editor/markup/markup-picture.ts";

export type MarkupAnswer = { png: Uint8Array<ArrayBuffer> } | { failed: string };

/** The part of the worker's global scope that is used here. */
type Scope = {
  onmessage: ((event: { data: MarkupJob }) => void) | null;
  postMessage(answer: MarkupAnswer, transfer: Transferable[]): void;
};

const scope = globalThis as unknown as Scope;

scope.onmessage = ({ data }) => {
  try {
    const png = markupPng(data);
    scope.postMessage({ png }, [png.buffer]);
  } catch (error) {
    scope.postMessage({ failed: String(error) }, []);
  }
};
