/** Chance that can be repeated: the same seed gives the same walk. */
export type Dice = {
  /** 0 to below `sides`. */
  roll(sides: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** Picks by weight. */
  among<Name extends string>(weights: Readonly<Record<Name, number>>): Name;
};

/** Mulberry32. */
export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const roll = (sides: number) => Math.floor(next() * sides);
  return {
    roll,
    chance: (probability) => next() < probability,
    pick(items) {
      const item = items[roll(items.length)];
      if (item === undefined) throw new Error("nothing to pick from");
      return item;
    },
    among(weights) {
      const entries = Object.entries(weights) as [keyof typeof weights, number][];
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [name, weight] of entries) {
        left -= weight;
        if (left < 0) return name;
      }
      throw new Error("no weights");
    },
  };
}
