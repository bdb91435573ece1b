import type { Subject } from "../subject.ts";
import { animals } from "./animals.ts";
import { buildings } from "./buildings.ts";
import { food } from "./food.ts";
import { goods } from "./goods.ts";
import { graphics } from "./graphics.ts";
import { people } from "./people.ts";
import { pets } from "./pets.ts";
import { plants } from "./plants.ts";
import { sky } from "./sky.ts";
import { vehicles } from "./vehicles.ts";

/** Everything the simulator can draw by name. */
export const subjects: readonly Subject[] = [
  ...pets,
  ...animals,
  ...people,
  ...plants,
  ...sky,
  ...buildings,
  ...vehicles,
  ...food,
  ...goods,
  ...graphics,
];
