import type { Subject } from "../subject.ts";
import { animals } from "./animals.ts";
import { buildings } from "./buildings.ts";
import { people } from "./people.ts";
import { pets } from "./pets.ts";
import { plants } from "./plants.ts";
import { sky } from "./sky.ts";

export const subjects: readonly Subject[] = [...pets, ...animals, ...people, ...plants, ...sky, ...buildings];
