"use client";

import { Copy } from "lucide-react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { useViewerDeeds } from "#components/viewer/actions/use-viewer-deeds.ts";

/** A word for machines, and the button that copies it. */
export function Copyable({ text, label }: { text: string; label: string }) {
  const deeds = useViewerDeeds();
  return (
    <span className="flex items-start gap-1">
      <code translate="no" className="min-w-0 flex-1 pt-[0.15em] font-mono text-xs">
        {text}
      </code>
      <IconButton
        label={label}
        icon={<Copy aria-hidden="true" />}
        onClick={() => void deeds.copy(text)}
        className="-my-1 size-7! coarse:size-control!"
      />
    </span>
  );
}
