import type { View } from "#components/editor/engine/engine.ts";
import type { StageMap } from "#components/editor/results/use-stage-gestures.ts";

const half = 0.5;

/** The stage twice, at half its size, so that both show all that the stage shows. */
export function halvesOf({ width, height }: { width: number; height: number }) {
  const isWide = width >= height;
  const pane = isWide ? { width: width / 2, height } : { width, height: height / 2 };
  const toStage: StageMap = ({ x, y }) => {
    const across = isWide && x > pane.width ? x - pane.width : x;
    const down = !isWide && y > pane.height ? y - pane.height : y;
    return {
      x: (across - pane.width / 2) / half + width / 2,
      y: (down - pane.height / 2) / half + height / 2,
    };
  };
  const view = ({ scale, x, y }: View): View => ({
    scale: scale * half,
    x: (x - width / 2) * half + pane.width / 2,
    y: (y - height / 2) * half + pane.height / 2,
  });
  const second = { left: isWide ? pane.width : 0, top: isWide ? 0 : pane.height, ...pane };
  return { boxes: [{ left: 0, top: 0, ...pane }, second] as const, toStage, view };
}
