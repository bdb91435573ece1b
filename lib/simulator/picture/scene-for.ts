import type { Random } from "./random.ts";
import type { Plan } from "./read-prompt.ts";
import type { Mood } from "./scene.ts";

export type Setting = { scene: string; mood: Mood };

/** The scene a plan is set in: what it names, else what its first subject brings along, else what the seed likes. */
export function chooseSetting(plan: Plan, random: Random): Setting {
  const scene = groundless(plan, sceneOf(plan, random));
  return { scene, mood: chooseMood(plan, scene, random) };
}

function sceneOf(plan: Plan, random: Random): string {
  const graphic = plan.items.find(({ subject }) => ["logo", "chart", "infographic"].includes(subject.id));
  if (graphic && !plan.background) return graphic.subject.scene ?? "plain";
  if (plan.scene && !plan.background) return plan.scene;
  const onTable = plan.items.length > 0 && plan.items.every(({ subject }) => subject.place === "table");
  if (plan.background || plan.styles.includes("minimal")) return onTable ? "studio" : "plain";
  return broughtAlong(plan, onTable, random) ?? outsideOrPlain(plan, random);
}

function broughtAlong(plan: Plan, onTable: boolean, random: Random): string | null {
  const natural = plan.items.map(({ subject }) => subject.scene).find((scene) => scene !== undefined) ?? null;
  // A headline is read on a quiet wall, not across a window.
  if (plan.texts.length && (onTable || natural === "room")) return random.pick(["studio", "plain"]);
  if (natural || !onTable) return natural;
  return random.chance(0.7) ? "studio" : "room";
}

function outsideOrPlain(plan: Plan, random: Random): string {
  const weathered = plan.mood !== null || plan.weather.length > 0 || plan.sky !== null;
  const stands = plan.items.some((item) => item.subject.place === "ground");
  if (!plan.items.length) return "meadow";
  if (plan.theme.length && !weathered) return "plain";
  if (!stands) return "sky";
  return weathered || random.chance(0.55) ? "meadow" : "plain";
}

/** Nobody stands on the moon: then it is open space. */
function groundless(plan: Plan, scene: string): string {
  return scene === "space" && !plan.items.some((item) => item.subject.place === "ground")
    ? "deep-space"
    : scene;
}

function chooseMood(plan: Plan, scene: string, random: Random): Mood {
  if (plan.mood) return plan.mood;
  if (plan.weather.includes("aurora") || plan.weather.includes("fireworks")) return "night";
  if (plan.weather.includes("rain")) return "overcast";
  if (scene === "night" || plan.items.some((item) => item.subject.scene === "night")) return "night";
  if (scene === "mars") return "sunset";
  if (scene === "room" || scene === "bamboo" || scene === "sky") return random.pick(["day", "day", "dawn"]);
  return random.pick(["day", "day", "day", "dawn", "sunset"]);
}
