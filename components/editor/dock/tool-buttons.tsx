"use client";

import type { LucideIcon } from "lucide-react";
import { IconButton } from "#components/ui/icon-button.tsx";

type ToolButtonsProps<Tool extends string> = {
  tools: readonly Tool[];
  faces: Readonly<Record<Tool, { icon: LucideIcon; keys: string }>>;
  inHand: Tool;
  label: (tool: Tool) => string;
  take: (tool: Tool) => void;
};

/** One button for each tool, the one in hand pressed. */
export function ToolButtons<Tool extends string>(props: ToolButtonsProps<Tool>) {
  const { tools, faces, inHand, label, take } = props;
  return tools.map((tool) => {
    const { icon: Icon, keys } = faces[tool];
    return (
      <IconButton
        key={tool}
        label={label(tool)}
        keys={keys}
        icon={<Icon aria-hidden="true" />}
        aria-pressed={inHand === tool}
        aria-keyshortcuts={keys}
        data-tool={tool}
        onClick={() => take(tool)}
        className="aria-pressed:text-accent-ink"
      />
    );
  });
}
