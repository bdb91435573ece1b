import type { SceneArt } from "../scene.ts";
import { gradient, plain, room, studio } from "./backdrops.ts";
import { desert, mars, meadow, mountains, snow } from "./land.ts";
import { bamboo, city, deepSpace, forest, openSky, space } from "./places.ts";
import { beach, coast, lake, sea, underwater } from "./water.ts";

const scenes: Record<string, SceneArt> = {
  meadow,
  mountains,
  desert,
  mars,
  snow,
  sea,
  beach,
  coast,
  lake,
  underwater,
  city,
  street: city,
  forest,
  bamboo,
  space,
  "deep-space": deepSpace,
  sky: openSky,
  night: meadow,
  studio,
  plain,
  room,
  gradient,
};

export function findScene(id: string): SceneArt {
  return scenes[id] ?? plain;
}
