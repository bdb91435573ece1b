import type { Subject } from "../subject.ts";
import { animals } from "./animals.ts";
import { birds } from "./birds.ts";
import { cars } from "./cars.ts";
import { charts } from "./charts.ts";
import { decor } from "./decor.ts";
import { devices } from "./devices.ts";
import { flight } from "./flight.ts";
import { fruit } from "./fruit.ts";
import { furniture } from "./furniture.ts";
import { furry } from "./furry.ts";
import { houses } from "./houses.ts";
import { meals } from "./meals.ts";
import { people } from "./people.ts";
import { pets } from "./pets.ts";
import { planets } from "./planets.ts";
import { plants } from "./plants.ts";
import { products } from "./products.ts";
import { rides } from "./rides.ts";
import { shapes } from "./shapes.ts";
import { sky } from "./sky.ts";
import { towers } from "./towers.ts";
import { treats } from "./treats.ts";
import { trees } from "./trees.ts";

/** Everything the simulator can draw by name. */
export const subjects: readonly Subject[] = [
  ...pets,
  ...furry,
  ...birds,
  ...animals,
  ...people,
  ...trees,
  ...plants,
  ...sky,
  ...planets,
  ...flight,
  ...houses,
  ...towers,
  ...cars,
  ...rides,
  ...fruit,
  ...meals,
  ...treats,
  ...furniture,
  ...decor,
  ...products,
  ...devices,
  ...shapes,
  ...charts,
];
