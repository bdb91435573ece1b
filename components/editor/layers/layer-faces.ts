import { Brush, Expand, type LucideIcon, PenLine } from "lucide-react";
import type { Layer } from "#components/editor/layers/layer.ts";

/** How a layer looks and which key goes to it, and back to the mask. Its name is `editor.layers.<layer>`. */
export const layerFaces: Readonly<Record<Layer, { icon: LucideIcon; keys: string | undefined }>> = {
  mask: { icon: Brush, keys: undefined },
  markup: { icon: PenLine, keys: "K" },
  frame: { icon: Expand, keys: "C" },
};
