"use client";

import { AttachmentRow } from "#components/playground/composer/attachment-row.tsx";
import { RefusalList } from "#components/playground/composer/refusal-list.tsx";

/** What lies on top of the prompt: files that were refused, and images that were taken. */
export function AttachmentShelf() {
  return (
    <>
      <RefusalList />
      <AttachmentRow />
    </>
  );
}
