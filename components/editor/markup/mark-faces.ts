import { Circle, type LucideIcon, MousePointer2, MoveUpRight, Pencil, Square, Type } from "lucide-react";
import type { MarkTool } from "#components/editor/markup/markup-store.ts";

/** How a tool of the markup looks and which key takes it. Its name is `editor.markup.tools.<tool>`. */
export const markFaces: Readonly<Record<MarkTool, { icon: LucideIcon; keys: string }>> = {
  select: { icon: MousePointer2, keys: "V" },
  arrow: { icon: MoveUpRight, keys: "A" },
  ellipse: { icon: Circle, keys: "O" },
  rectangle: { icon: Square, keys: "M" },
  pen: { icon: Pencil, keys: "P" },
  text: { icon: Type, keys: "T" },
};
