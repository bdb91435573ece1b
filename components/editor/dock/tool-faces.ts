import {
  Blend,
  Brush,
  Circle,
  Eraser,
  Hand,
  Lasso,
  type LucideIcon,
  PaintBucket,
  Pentagon,
  Pipette,
  Square,
  SquareDashed,
  SquaresIntersect,
  SquaresSubtract,
  SquaresUnite,
  WandSparkles,
} from "lucide-react";
import type { Tool } from "#components/editor/engine/engine.ts";
import type { Combination } from "#lib/masks/mask.ts";

/** How a tool looks and which key takes it. Its name is `editor.tools.<tool>`. */
export const toolFaces: Readonly<Record<Tool, { icon: LucideIcon; keys: string }>> = {
  brush: { icon: Brush, keys: "B" },
  eraser: { icon: Eraser, keys: "E" },
  rectangle: { icon: Square, keys: "M" },
  ellipse: { icon: Circle, keys: "O" },
  lasso: { icon: Lasso, keys: "L" },
  polygon: { icon: Pentagon, keys: "P" },
  wand: { icon: WandSparkles, keys: "W" },
  color: { icon: Pipette, keys: "S" },
  fill: { icon: PaintBucket, keys: "F" },
  gradient: { icon: Blend, keys: "G" },
  pan: { icon: Hand, keys: "H" },
};

/** Its name is `editor.combinations.<combination>`. */
export const combinationFaces: Readonly<Record<Combination, LucideIcon>> = {
  replace: SquareDashed,
  add: SquaresUnite,
  subtract: SquaresSubtract,
  intersect: SquaresIntersect,
};

/** Tools whose result is met with what is there by the chosen combination. */
export const combiningTools: readonly Tool[] = [
  "rectangle",
  "ellipse",
  "lasso",
  "polygon",
  "wand",
  "color",
  "fill",
  "gradient",
];
