import { type Colour, lightnessOf, mix, shade, tune } from "../colour.ts";
import { d, stop } from "../pen.ts";
import type { Scene, Stage } from "../scene.ts";

/** A colour softened to stand behind things, unless it was asked for by name. */
function wallOf({ tint, tinted }: Stage): Colour {
  return tinted ? tint : mix(tint, "#fff6ec", 0.62);
}

/** A round plinth; `rx` is half its width. */
function podiumAt({ pen: p }: Stage, cx: number, top: number, rx: number, wall: Colour): string {
  const stone = shade(wall, lightnessOf(wall) < 0.45 ? 0.1 : 0.02);
  return (
    p.tone(() =>
      p.oval(
        cx + 30,
        top + 74,
        rx * 1.12,
        46,
        p.radial([stop(0, shade(wall, -0.32), 0.5), stop(1, shade(wall, -0.32), 0)]),
      ),
    ) +
    p.path(
      d`M${cx - rx} ${top} V${top + 56} A${rx} ${rx * 0.13} 0 0 0 ${cx + rx} ${top + 56} V${top} Z`,
      p.right([stop(0, shade(stone, 0.01)), stop(0.35, shade(stone, 0.05)), stop(1, shade(stone, -0.14))]),
    ) +
    p.oval(cx, top, rx, rx * 0.13, p.across(shade(stone, 0.07), shade(stone, 0.01)))
  );
}

/** A photographer's sweep with a podium. */
export function studio(stage: Stage): Scene {
  const { pen: p, random, width, height } = stage;
  const wall = wallOf(stage);
  const floorTop = height * 0.72;
  const dark = lightnessOf(wall) < 0.45;
  const backdrop = p.tone(() =>
    p.box(
      0,
      0,
      width,
      height,
      p.radial(
        [stop(0, shade(wall, dark ? 0.16 : 0.05)), stop(0.6, wall), stop(1, shade(wall, -0.09))],
        0.4,
        0.36,
        0.9,
      ),
    ),
  );
  const floor = p.tone(() =>
    p.box(
      0,
      floorTop,
      width,
      height - floorTop,
      p.linear([
        stop(0, shade(wall, -0.04), 0),
        stop(0.12, shade(wall, -0.03), 0.7),
        stop(1, shade(wall, 0.03), 1),
      ]),
    ),
  );
  const cx = width * stage.focus;
  const r = Math.min(width, height) * random.between(0.3, 0.36);
  const kind = random.whole(0, 2);
  const tone = tune(shade(wall, dark ? 0.08 : -0.05), 1.12, random.between(-14, 14));
  const arch = d`M${cx - r * 0.86} ${floorTop + 30} V${floorTop - r * 0.9} A${r * 0.86} ${r * 0.86} 0 0 1 ${cx + r * 0.86} ${floorTop - r * 0.9} V${floorTop + 30} Z`;
  const disc =
    kind === 0
      ? p.circle(cx, height * 0.47, r, p.down(shade(tone, 0.04), tone))
      : kind === 1
        ? p.path(arch, p.down(shade(tone, 0.04), tone))
        : p.tone(() =>
            p.path(
              d`M${width * 0.08} -10 H${width * 0.3} L${width * 0.86} ${floorTop} H${width * 0.5} Z`,
              p.linear([stop(0, "#ffffff", 0.3), stop(1, "#ffffff", 0.05)]),
            ),
          );
  const top = height * 0.82;
  const rx = Math.min(width * 0.4, r * 1.12);
  const podium = podiumAt(stage, cx, top, rx, wall);
  return {
    back: backdrop + disc + floor + podium,
    ground: top + rx * 0.03,
    shadow: shade(wall, -0.36),
    behindText: wall,
  };
}

/** Flat colour with large quiet shapes. */
export function plain(stage: Stage): Scene {
  const { pen: p, random, width, height } = stage;
  const wall = wallOf(stage);
  const backdrop = p.tone(() =>
    p.box(
      0,
      0,
      width,
      height,
      p.linear([stop(0, shade(wall, 0.035)), stop(1, shade(wall, -0.04))], 0, 0, 0.4, 1),
    ),
  );
  const cx = width * (stage.focus + random.between(-0.04, 0.04));
  const r = Math.min(width, height) * random.between(0.32, 0.38);
  const tone = tune(shade(wall, lightnessOf(wall) < 0.5 ? 0.08 : 0.05), 0.95, random.between(-10, 10));
  const sun = p.circle(cx, height * 0.48, r, p.down(shade(tone, 0.04), mix(tone, wall, 0.4)));
  const y = height * 0.83;
  const earth = tune(shade(wall, -0.1), 1.08, random.between(-8, 8));
  const floor = p.path(
    d`M-10 ${y + 10} C${width * 0.3} ${y - 26} ${width * 0.7} ${y - 22} ${width + 10} ${y + 14} V${height + 10} H-10 Z`,
    p.down(earth, shade(earth, -0.07)),
  );
  const dots = Array.from({ length: 9 }, () =>
    p.circle(
      random.between(0.04, 0.96) * width,
      random.between(0.06, 0.6) * height,
      random.between(3, 8),
      shade(wall, 0.1),
      0.8,
    ),
  ).join("");
  return {
    back: backdrop + sun + dots + floor,
    ground: y + 34,
    shadow: shade(earth, -0.26),
    behindText: shade(wall, 0.03),
  };
}

/** Only colour, for posters and charts. */
export function gradient(stage: Stage): Scene {
  const { pen: p, random, width, height, tint, tinted } = stage;
  const from = tinted ? tint : mix(tint, "#fff6ec", 0.35);
  const to = tune(
    shade(from, lightnessOf(from) > 0.6 ? -0.12 : 0.12),
    1.1,
    random.between(18, 40) * (random.chance(0.5) ? 1 : -1) * (tinted ? 0.4 : 1),
  );
  const blob = (x: number, y: number, r: number, colour: Colour) =>
    p.circle(x, y, r, p.radial([stop(0, colour, 0.6), stop(1, colour, 0)]));
  const far = Math.max(width, height);
  const back = p.tone(
    () =>
      p.box(0, 0, width, height, p.diagonal([stop(0, from), stop(1, to)])) +
      blob(width * 0.85, height * 0.15, far * 0.4, shade(from, 0.12)) +
      blob(width * 0.1, height * 0.9, far * 0.45, tune(to, 1.2, -20)),
  );
  return { back, ground: height * 0.8, shadow: shade(to, -0.25), behindText: from };
}
