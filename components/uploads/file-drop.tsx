"use client";

import { useEffect, useRef, useState } from "react";
import { pastedFiles } from "#components/uploads/classify-files.ts";

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
/** What lies over the page takes files itself, or none. */
const isCovered = () => document.querySelector("dialog:modal") !== null;

/** Files may be dropped and pasted anywhere on the page; a button must do the same. `text` lies over it meanwhile. */
export function FileDrop({ take, text }: { take: (files: File[]) => void; text: string }) {
  const [isOver, setOver] = useState(false);
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const listening = new AbortController();
    const on = <Name extends keyof DocumentEventMap>(
      name: Name,
      listener: (event: DocumentEventMap[Name]) => void,
    ) => document.addEventListener(name, listener, { signal: listening.signal });
    let depth = 0;
    const leave = () => {
      depth = 0;
      setOver(false);
    };
    on("dragenter", (event) => {
      if (!hasFiles(event) || isCovered()) return;
      depth++;
      setOver(true);
    });
    on("dragleave", (event) => {
      if (hasFiles(event) && --depth <= 0) leave();
    });
    on("dragover", (event) => hasFiles(event) && event.preventDefault());
    on("drop", (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      leave();
      if (!isCovered()) latest.current([...(event.dataTransfer?.files ?? [])]);
    });
    on("paste", (event) => {
      const data = event.clipboardData;
      const files = data ? pastedFiles({ files: data.files, types: data.types }) : [];
      if (files.length === 0 || isCovered()) return;
      event.preventDefault();
      latest.current(files);
    });
    return () => listening.abort();
  }, []);
  if (!isOver) return null;
  return (
    <div className="pointer-events-none fixed inset-2 z-40 grid place-items-center rounded-card border-2 border-accent border-dashed bg-veil">
      <p className="rounded-control bg-raised px-4 py-2 shadow-float">{text}</p>
    </div>
  );
}
