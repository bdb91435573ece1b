import { mix, shade } from "../colour.ts";
import { d, stop } from "../pen.ts";
import type { Scene, Stage } from "../scene.ts";

/** A room with a window, for things that stand on tables. */
export function room(stage: Stage): Scene {
  const { pen: p, random, width, height, light, tint, tinted } = stage;
  const wall = light.on(tinted ? tint : mix(tint, "#f6ead9", 0.72));
  const tableTop = height * 0.76;
  const backdrop = p.tone(() =>
    p.box(0, 0, width, height, p.diagonal([stop(0, shade(wall, 0.03)), stop(1, shade(wall, -0.06))])),
  );
  const h = Math.min(height * 0.5, width * 0.56);
  const w = h * 0.8;
  const x = random.chance(0.5) ? width * 0.09 : width * 0.91 - w;
  const y = height * 0.12;
  const view =
    p.tone(() => p.box(x, y, w, h, p.linear(light.sky))) +
    p.path(
      d`M${x} ${y + h * 0.8} q${w * 0.3} ${-h * 0.14} ${w * 0.55} ${-h * 0.02} t${w * 0.45} ${-h * 0.03} V${y + h} H${x} Z`,
      mix(light.on("#7fae7a"), light.haze, 0.3),
    );
  const frame =
    p.line(
      d`M${x} ${y} h${w} v${h} h${-w} Z M${x + w / 2} ${y} v${h} M${x} ${y + h / 2} h${w}`,
      light.on("#fffaf2"),
      15,
    ) + p.box(x - 24, y + h, w + 48, 20, light.on("#f1e7d9"), 5);
  const beam = p.tone(() =>
    light.mood === "night"
      ? ""
      : p.path(
          d`M${x + w * 0.1} ${tableTop} L${x + w * 0.45} ${y + h} H${x + w} L${x + w * 1.7} ${tableTop} Z`,
          p.linear([stop(0, light.sun, 0.2), stop(1, light.sun, 0.02)]),
        ),
  );
  const wood = light.on(random.pick(["#b98558", "#a8744e", "#c79a6b"]));
  const table =
    p.tone(() =>
      p.box(0, tableTop, width, height - tableTop, p.down(shade(wood, 0.05), shade(wood, -0.08))),
    ) +
    p.line(d`M0 ${tableTop + 52} H${width} M0 ${tableTop + 126} H${width}`, shade(wood, -0.07), 2.4, 0.5) +
    p.tone(() => p.box(0, tableTop, width, 5, shade(wood, 0.12)));
  return {
    back: backdrop + view + frame + beam + table,
    ground: height * 0.87,
    shadow: shade(wood, -0.3),
    behindText: wall,
  };
}
