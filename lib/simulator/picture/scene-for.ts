import type { Random } from "./random.ts";
import type { Plan } from "./read-prompt.ts";
import type { Mood } from "./scene.ts";

export type Setting = { scene: string; mood: Mood };

/** The scene a plan is set in: what it names, else what its first subject brings along, else what the seed likes. */
export function chooseSetting(plan: Plan, random: Random): Setting {
  const [first] = plan.items;
  const natural = plan.items.map((item) => item.subject.scene).find((scene) => scene !== undefined);
  let scene = plan.scene ?? natural ?? null;
  if (plan.background || plan.styles.includes("minimal"))
    scene = first?.subject.place === "table" ? "studio" : "plain";
  if (plan.scene && !plan.background) scene = plan.scene;
  if (scene === null) {
    const outside =
      plan.mood !== null || plan.weather.length > 0 || plan.sky !== null || plan.theme.length === 0;
    const stands = plan.items.some((item) => item.subject.place === "ground");
    if (first && plan.items.every((item) => item.subject.place === "table"))
      scene = random.chance(0.7) ? "studio" : "room";
    else if (!first || stands)
      scene =
        outside &&
        (plan.mood !== null || plan.weather.length > 0 || plan.sky !== null || !first || random.chance(0.55))
          ? "meadow"
          : "plain";
    else scene = outside ? "sky" : "plain";
  }
  if (scene === "space" && !plan.items.some((item) => item.subject.place === "ground")) scene = "deep-space";
  return { scene, mood: chooseMood(plan, scene, random) };
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
