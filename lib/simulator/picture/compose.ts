import { abstractArt } from "./abstract.ts";
import { floating, type Placed, standing, type Zone } from "./arrange.ts";
import { type Colour, lightnessOf, mix, readableOn, shade, tune } from "./colour.ts";
import { setText } from "./headline.ts";
import { labelArt } from "./label.ts";
import { choosePalette } from "./palette.ts";
import { d, Pen } from "./pen.ts";
import { createRandom, type Random } from "./random.ts";
import type { Plan } from "./read-prompt.ts";
import { createLight, type Light, type Scene, type Stage } from "./scene.ts";
import { chooseSetting } from "./scene-for.ts";
import { findScene } from "./scenes/catalogue.ts";
import { aurora, weatherArt } from "./scenes/sky-things.ts";
import { penOptionsFor } from "./styles.ts";

export type Canvas = {
  /** Pixels. */
  width: number;
  height: number;
  transparent: boolean;
  quality: string;
  seed: string;
  label: boolean;
  /** Drawn onto a picture: what colour is behind, and whether subjects keep to the lower half of it. */
  onto?: { behind: Colour; small: boolean; weather: boolean };
};

const details: Record<string, number> = { low: 0.25, medium: 0.65 };

function skyLight(light: Light, sky: Colour | null): Light {
  if (!sky) return light;
  return {
    ...light,
    sky: [
      [0, shade(sky, -0.05)],
      [0.6, shade(sky, 0.06)],
      [1, shade(sky, 0.18)],
    ],
    haze: mix(light.haze, sky, 0.35),
  };
}

/** Colours named without a subject lean the whole landscape their way. */
function themedLight(light: Light, plan: Plan): Light {
  const theme = plan.theme[0];
  if (!theme || plan.sky) return light;
  const lean = (colour: Colour, amount: number) =>
    mix(colour, shade(theme, (lightnessOf(colour) - lightnessOf(theme)) * 0.75), amount);
  const second = plan.theme[1] ?? theme;
  return {
    ...light,
    sky: light.sky.map(([offset, colour], at) => [
      offset,
      lean(mix(colour, at > 1 ? second : theme, at > 1 ? 0.25 : 0), 0.62),
    ]),
    haze: lean(light.haze, 0.5),
    on: (colour) => lean(light.on(colour), 0.5),
  };
}

function shadowOf(pen: Pen, placed: Placed, colour: Colour): string {
  const width = (placed.height * placed.subject.width) / 200;
  return pen.tone(() =>
    pen.oval(
      placed.x + width * 0.12,
      placed.y + 2,
      width * 1.08,
      Math.max(7, width * 0.13),
      pen.radial([
        [0, colour, 0.55],
        [0.6, colour, 0.3],
        [1, colour, 0],
      ]),
    ),
  );
}

function drawPlaced(
  pen: Pen,
  placed: Placed,
  random: Random,
  accents: readonly [Colour, ...Colour[]],
  detail: number,
  light: Light | null,
): string {
  const own = random.pick(placed.subject.tints);
  const tint = placed.tint ?? own;
  const accent =
    accents.find((colour) => Math.abs(lightnessOf(colour) - lightnessOf(tint)) > 0.1) ?? accents[0];
  const lit =
    light && light.mood === "night" && placed.subject.place !== "sky"
      ? mix(tint, "#232a5c", placed.tint ? 0.12 : 0.2)
      : tint;
  const art = placed.subject.draw({ pen, random, tint: lit, accent, detail });
  return pen.group(art, {
    x: placed.x,
    y: placed.y,
    scale: placed.height / 100,
    flip: placed.flip,
    turn: placed.turn,
  });
}

function zones(
  width: number,
  height: number,
  ground: number,
  texts: readonly string[],
  alone: boolean,
  random: Random,
): { text: Zone | null; art: Zone } {
  const edge = Math.min(width, height) * 0.07;
  const art: Zone = { x: edge, y: height * 0.1, width: width - edge * 2, height: height * 0.82, ground };
  if (!texts.length) return { text: null, art };
  if (alone)
    return {
      text: { x: edge * 1.2, y: height * 0.16, width: width - edge * 2.4, height: height * 0.56, ground },
      art,
    };
  if (width > height * 1.45) {
    const left = random.chance(0.6);
    const split = width * 0.46;
    const text = {
      x: left ? edge * 1.3 : width - split - edge * 0.3,
      y: height * 0.14,
      width: split - edge,
      height: height * 0.72,
      ground,
    };
    return { text, art: { ...art, x: left ? split + edge * 0.5 : edge, width: width - split - edge * 1.5 } };
  }
  const band = height * (height > width * 1.2 ? 0.28 : 0.26);
  return {
    text: { x: edge * 1.15, y: height * 0.075, width: width - edge * 2.3, height: band, ground },
    art: { ...art, y: height * 0.1 + band, height: height * 0.82 - band },
  };
}

async function textArt(
  pen: Pen,
  texts: readonly string[],
  zone: Zone,
  behind: Colour,
  accent: Colour,
  canvas: { middle: boolean; scrim: boolean; largest: number },
): Promise<string> {
  const [head = "", ...more] = texts;
  const sub = more.slice(0, 2).join("  ·  ");
  const align = canvas.middle ? "middle" : "left";
  const headBox = { ...zone, height: zone.height * (sub ? 0.72 : 1) };
  const set = await setText(head, headBox, {
    align,
    largest: canvas.largest,
    most: 6,
    leading: 1.1,
    tracking: -0.012,
  });
  if (!set) return "";
  const colour = readableOn(behind);
  const scrim = canvas.scrim
    ? pen.tone(() =>
        pen.box(
          zone.x - 300,
          zone.y - 300,
          zone.width + 600,
          zone.height + 600,
          pen.radial([
            [0, behind, 0.5],
            [0.5, behind, 0.34],
            [1, behind, 0],
          ]),
        ),
      )
    : "";
  let art = scrim + pen.solid(set.path, colour);
  if (!sub) {
    const rule = Math.min(110, set.box.width * 0.3);
    const x = canvas.middle ? zone.x + zone.width / 2 - rule / 2 : set.box.x;
    return `${art}<rect x="${x.toFixed(1)}" y="${(set.box.y + set.box.height + 30).toFixed(1)}" width="${rule.toFixed(1)}" height="7" rx="3.5" fill="${Math.abs(lightnessOf(accent) - lightnessOf(behind)) > 0.12 ? accent : colour}"/>`;
  }
  const under = await setText(
    sub,
    { x: zone.x, y: set.box.y + set.box.height + 26, width: zone.width, height: zone.height * 0.2 },
    { align, largest: Math.min(58, set.size * 0.5), most: 2, leading: 1.25, tracking: 0.01 },
  );
  if (under) art += pen.solid(under.path, colour, 0.86);
  return art;
}

function tileUnder(pen: Pen, width: number, height: number, ground: number, shadow: Colour): string {
  const w = Math.min(width * 0.43, height * 0.4);
  const cx = width / 2;
  const y = ground - w * 0.32;
  const h = w * 0.13;
  const top = "#9cc57a";
  const flat = pen.path(
    d`M${cx} ${y - w * 0.28} L${cx + w} ${y + w * 0.24} L${cx} ${y + w * 0.76} L${cx - w} ${y + w * 0.24} Z`,
    pen.form(top),
  );
  const left = pen.path(
    d`M${cx - w} ${y + w * 0.24} L${cx} ${y + w * 0.76} V${y + w * 0.76 + h} L${cx - w} ${y + w * 0.24 + h} Z`,
    pen.down("#a97b54", "#8c6244"),
  );
  const right = pen.path(
    d`M${cx + w} ${y + w * 0.24} L${cx} ${y + w * 0.76} V${y + w * 0.76 + h} L${cx + w} ${y + w * 0.24 + h} Z`,
    pen.down("#8a6145", "#6f4c37"),
  );
  return (
    pen.tone(() =>
      pen.oval(
        cx,
        y + w * 0.62 + h,
        w * 1.05,
        w * 0.42,
        pen.radial([
          [0, shadow, 0.45],
          [1, shadow, 0],
        ]),
      ),
    ) +
    left +
    right +
    flat
  );
}

/** The whole picture as SVG text; only paths and shapes, no `<text>`. */
export async function composePicture(plan: Plan, canvas: Canvas): Promise<string> {
  const short = Math.min(canvas.width, canvas.height);
  const width = (canvas.width / short) * 1000;
  const height = (canvas.height / short) * 1000;
  const random = createRandom(canvas.seed);
  const options = penOptionsFor(plan, short);
  const pen = new Pen(options);
  const palette = choosePalette(plan, random.fork("palette"));
  const detail = details[canvas.quality] ?? 1;
  const setting = chooseSetting(plan, random.fork("setting"));
  const light = themedLight(skyLight(createLight(setting.mood, random.fork("light")), plan.sky), plan);
  const tinted = plan.background !== null || plan.theme.length > 0;
  const lamps = ["sun", "moon", "crescent", "planet", "globe"];
  const stage: Stage = {
    bare: plan.items.some((item) => lamps.includes(item.subject.id)),
    pen,
    random: random.fork("stage"),
    width,
    height,
    light,
    detail,
    tint: palette.tint,
    tinted,
  };
  const body = await (isAbstract(plan) && !canvas.transparent
    ? abstractPicture(plan, stage, palette.accents, random)
    : scenicPicture(
        plan,
        stage,
        {
          scene: setting.scene,
          accents: palette.accents,
          transparent: canvas.transparent,
          onto: canvas.onto,
        },
        random,
      ));
  const paper = canvas.transparent
    ? ""
    : `<rect width="${width.toFixed(2)}" height="${height.toFixed(2)}" fill="${options.medium === "fill" ? options.grade("#fdfaf3") : options.paper}"/>`;
  const label = canvas.label ? await labelArt(width, height) : "";
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${canvas.width}" height="${canvas.height}" viewBox="0 0 ${width.toFixed(2)} ${height.toFixed(2)}" preserveAspectRatio="none"><defs>${pen.defs}</defs>${paper}${body}${label}</svg>`;
}

function isAbstract(plan: Plan): boolean {
  if (plan.styles.includes("abstract") && plan.items.length === 0) return true;
  const something =
    plan.items.length > 0 ||
    plan.scene !== null ||
    plan.weather.length > 0 ||
    plan.mood !== null ||
    plan.sky !== null;
  return !something;
}

async function abstractPicture(
  plan: Plan,
  stage: Stage,
  accents: readonly [Colour, ...Colour[]],
  random: Random,
): Promise<string> {
  const { art, behindText } = abstractArt(stage, accents, plan, random.fork("abstract"));
  if (!plan.texts.length) return art;
  const { width, height } = stage;
  const edge = 90;
  const zone = { x: edge, y: height * 0.2, width: width - edge * 2, height: height * 0.6, ground: height };
  return (
    art +
    (await textArt(stage.pen, plan.texts, zone, behindText, accents[0], {
      middle: true,
      scrim: true,
      largest: 300,
    }))
  );
}

type View = {
  scene: string;
  accents: readonly [Colour, ...Colour[]];
  transparent: boolean;
  onto: Canvas["onto"];
};

async function scenicPicture(plan: Plan, stage: Stage, view: View, random: Random): Promise<string> {
  const { pen, width, height, light, detail } = stage;
  const { accents, transparent, onto } = view;
  const scene: Scene = transparent
    ? { back: "", ground: height * 0.88, shadow: "#2a2a3a", behindText: onto?.behind ?? "#ffffff" }
    : findScene(plan.styles.includes("isometric") && plan.items.length ? "plain" : view.scene)(stage);
  if (plan.styles.includes("isometric") && !transparent) scene.ground = height * 0.74;
  const { text, art } = zones(
    width,
    height,
    scene.ground,
    plan.texts,
    plan.items.length === 0,
    random.fork("zones"),
  );
  if (onto && !plan.texts.length)
    Object.assign(art, {
      x: width * 0.02,
      width: width * 0.96,
      y: height * 0.03,
      height: height * 0.94,
      ground: height * 0.96,
    });
  if (onto?.small)
    Object.assign(art, { y: Math.max(art.y, height * 0.5), height: height * 0.42, ground: height * 0.93 });
  const lower = plan.items.filter(
    (item) =>
      item.subject.place === "ground" || item.subject.place === "table" || item.subject.place === "water",
  );
  const upper = plan.items.filter((item) => item.subject.place === "sky" || item.subject.place === "float");
  const backUpper = upper.filter((item) => item.subject.place === "sky" || lower.length > 0);
  const main = standing(lower, art, random.fork("standing"));
  const top = lower.length
    ? floating(backUpper, { ...art, height: art.height * 0.9 }, random.fork("floating"), false)
    : floating(upper, art, random.fork("floating"), true);
  const brushRandom = random.fork("subjects");
  const paint = (placed: readonly Placed[]) =>
    placed
      .map(
        (one) =>
          (one.lifted || !scene.shadow ? "" : shadowOf(pen, one, scene.shadow)) +
          drawPlaced(pen, one, brushRandom, accents, detail, transparent ? null : light),
      )
      .join("");
  const iso =
    plan.styles.includes("isometric") && !transparent
      ? tileUnder(pen, width, height, scene.ground, "#40384a")
      : "";
  const northern = plan.weather.includes("aurora") && !transparent ? aurora(stage) : "";
  const falling =
    transparent && !onto?.weather ? "" : plan.weather.map((weather) => weatherArt(weather, stage)).join("");
  const behind =
    pen.medium === "fill" || onto
      ? scene.behindText
      : pen.medium === "neon"
        ? "#0f0d2a"
        : (plan.background ?? "#fdfaf3");
  const words = text
    ? await textArt(pen, plan.texts, text, behind, tune(accents[0], 1.1), {
        middle: width <= height * 1.45 || plan.items.length === 0,
        scrim: !transparent,
        largest: plan.items.length ? 250 : 440,
      })
    : "";
  return scene.back + northern + iso + paint(top) + paint(main) + (scene.front ?? "") + falling + words;
}
