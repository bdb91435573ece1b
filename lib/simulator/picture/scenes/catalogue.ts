import type { SceneArt } from "../scene.ts";
import { gradient, plain, studio } from "./backdrops.ts";
import { city } from "./city.ts";
import { deepSpace, openSky, space } from "./cosmos.ts";
import { mountains, snow } from "./heights.ts";
import { desert, mars, meadow } from "./land.ts";
import { room } from "./room.ts";
import { beach, coast, lake, sea, underwater } from "./water.ts";
import { bamboo, forest } from "./woods.ts";

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
