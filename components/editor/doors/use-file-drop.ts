import { useEffect, useRef, useState } from "react";
import { pastedFiles } from "#components/uploads/classify-files.ts";

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;

/** Files dropped or pasted anywhere on the page. True while some hang over it. */
export function useFileDrop(take: (files: readonly File[]) => void): boolean {
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
    const count = (change: number) => {
      depth = Math.max(0, depth + change);
      setOver(depth > 0);
    };
    on("dragenter", (event) => hasFiles(event) && count(1));
    on("dragleave", (event) => hasFiles(event) && count(-1));
    on("dragover", (event) => hasFiles(event) && event.preventDefault());
    on("drop", (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      count(-depth);
      latest.current([...(event.dataTransfer?.files ?? [])]);
    });
    on("paste", (event) => {
      const data = event.clipboardData;
      const files = data ? pastedFiles({ files: data.files, types: data.types }) : [];
      if (files.length === 0) return;
      event.preventDefault();
      latest.current(files);
    });
    return () => listening.abort();
  }, []);
  return isOver;
}
