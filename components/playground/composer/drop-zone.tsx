"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { attachLater } from "#components/playground/attach-later.ts";
import { useChoice, usePlayground } from "#components/playground/playground-context.tsx";
import { pastedFiles } from "#components/uploads/classify-files.ts";

const hasFiles = (event: globalThis.DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;

/** Files may be dropped anywhere and pasted anywhere; the button in the composer does the same. */
export function DropZone({ children }: { children: ReactNode }) {
  const t = useTranslations("playground");
  const { draft } = usePlayground();
  const { profile } = useChoice();
  const [isOver, setOver] = useState(false);
  const take = useRef<(files: File[]) => void>(() => {});
  useEffect(() => {
    take.current = (files) => attachLater(draft, files, profile.maxReferences);
  });
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    let depth = 0;
    const leave = () => {
      depth = 0;
      setOver(false);
    };
    const enter = (event: globalThis.DragEvent) => {
      if (!hasFiles(event)) return;
      depth++;
      setOver(true);
    };
    document.addEventListener("dragenter", enter, { signal });
    document.addEventListener("dragleave", (event) => hasFiles(event) && --depth <= 0 && leave(), { signal });
    document.addEventListener("dragover", (event) => hasFiles(event) && event.preventDefault(), { signal });
    document.addEventListener(
      "drop",
      (event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        leave();
        take.current([...(event.dataTransfer?.files ?? [])]);
      },
      { signal },
    );
    document.addEventListener(
      "paste",
      (event) => {
        const data = event.clipboardData;
        const files = data ? pastedFiles({ files: data.files, types: data.types }) : [];
        if (files.length === 0) return;
        event.preventDefault();
        take.current(files);
      },
      { signal },
    );
    return () => listening.abort();
  }, []);
  return (
    <>
      {children}
      {isOver && (
        <div className="pointer-events-none fixed inset-2 z-40 grid place-items-center rounded-card border-2 border-accent border-dashed bg-veil">
          <p className="rounded-control bg-raised px-4 py-2 shadow-float">{t("attachments.drop")}</p>
        </div>
      )}
    </>
  );
}
