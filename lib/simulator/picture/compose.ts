import { abstractArt } from "./abstract.ts";
import { floating, type Placed, standing } from "./arrange.ts";
import { type Colour, tune } from "./colour.ts";
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
