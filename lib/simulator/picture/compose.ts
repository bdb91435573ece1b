import { abstractArt } from "./abstract.ts";
import { floating, type Placed, standing, type Zone } from "./arrange.ts";
import { type Colour, tune } from "./colour.ts";
import type { Box } from "./headline.ts";
import { labelArt } from "./label.ts";
import { skyLight, themedLight } from "./lighting.ts";
import { choosePalette } from "./palette.ts";
import { Pen } from "./pen.ts";
import { drawPlaced, shadowOf, tileUnder } from "./place-art.ts";
import { createRandom, type Random } from "./random.ts";
import type { Plan } from "./read-prompt.ts";
import { createLight, type Scene, type Stage } from "./scene.ts";
import { chooseSetting } from "./scene-for.ts";
import { findScene } from "./scenes/catalogue.ts";
import { aurora, weatherArt } from "./scenes/weather.ts";
import { penOptionsFor } from "./styles.ts";
import { textArt, zones } from "./text-art.ts";

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
    focus: 0.5,
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
  const zone = { x: edge, y: height * 0.2, width: width - edge * 2, height: height * 0.6 };
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

function sceneOf(plan: Plan, stage: Stage, { scene, transparent, onto }: View): Scene {
  const { height } = stage;
  if (transparent) {
    return { back: "", ground: height * 0.88, shadow: "#2a2a3a", behindText: onto?.behind ?? "#ffffff" };
  }
  const raised = plan.styles.includes("isometric") && plan.items.length > 0;
  const found = findScene(raised ? "plain" : scene)(stage);
  if (!raised) return found;
  const ground = height * 0.74;
  return {
    ...found,
    ground,
    back: found.back + tileUnder(stage.pen, stage.width, height, ground, "#40384a"),
  };
}

/** Where subjects go: what a picture drawn onto another one leaves free. */
function artZone(
  plan: Plan,
  zone: Box,
  { width, height }: Stage,
  ground: number,
  onto: Canvas["onto"],
): Zone {
  const standingOn = { ...zone, ground };
  if (!onto) return standingOn;
  if (onto.small)
    return { ...standingOn, y: Math.max(zone.y, height * 0.5), height: height * 0.42, ground: height * 0.93 };
  if (plan.texts.length) return standingOn;
  return {
    x: width * 0.02,
    width: width * 0.96,
    y: height * 0.03,
    height: height * 0.94,
    ground: height * 0.96,
  };
}

function place(plan: Plan, zone: Zone, scene: string, random: Random): { behind: Placed[]; main: Placed[] } {
  const lower = plan.items.filter(({ subject }) => subject.place !== "sky" && subject.place !== "float");
  const upper = plan.items.filter(({ subject }) => subject.place === "sky" || subject.place === "float");
  const fixed = scene === "studio" || scene === "coast" || scene === "plain" || plan.texts.length > 0;
  const main = standing(lower, zone, random.fork("standing"), fixed ? 0.06 : 0.62);
  const air = lower.length ? { ...zone, height: zone.height * 0.9 } : zone;
  return { behind: floating(upper, air, random.fork("floating"), lower.length === 0), main };
}

async function scenicPicture(plan: Plan, bare: Stage, view: View, random: Random): Promise<string> {
  const { pen, width, height, light, detail } = bare;
  const { accents, transparent, onto } = view;
  const parts = zones(width, height, plan.texts, plan.items.length === 0, random.fork("zones"));
  const stage = { ...bare, focus: (parts.art.x + parts.art.width / 2) / width };
  const scene = sceneOf(plan, stage, view);
  const placed = place(plan, artZone(plan, parts.art, stage, scene.ground, onto), view.scene, random);
  const brushRandom = random.fork("subjects");
  const paint = (copies: readonly Placed[]) =>
    copies
      .map(
        (one) =>
          (one.lifted || !scene.shadow ? "" : shadowOf(pen, one, scene.shadow)) +
          drawPlaced(pen, one, brushRandom, accents, detail, transparent ? null : light),
      )
      .join("");
  const far = plan.weather.includes("aurora") && !transparent ? aurora(stage) : "";
  const near =
    transparent && !onto?.weather ? "" : plan.weather.map((weather) => weatherArt(weather, stage)).join("");
  const words = parts.text
    ? await textArt(
        pen,
        plan.texts,
        parts.text,
        onto ? onto.behind : groundOf(plan, pen, scene),
        tune(accents[0], 1.1),
        {
          middle: width <= height * 1.45 || plan.items.length === 0,
          scrim: !transparent,
          largest: plan.items.length ? 250 : 440,
        },
      )
    : "";
  return scene.back + far + paint(placed.behind) + paint(placed.main) + (scene.front ?? "") + near + words;
}

function groundOf(plan: Plan, pen: Pen, scene: Scene): Colour {
  if (pen.medium === "fill") return scene.behindText;
  return pen.medium === "neon" ? "#0f0d2a" : (plan.background ?? "#fdfaf3");
}
