import type { Box as Area } from "./headline.ts";
import type { Random } from "./random.ts";
import type { Item } from "./read-prompt.ts";
import type { Subject } from "./subject.ts";

/** One copy of a subject in the picture, in units; `y` is where its feet are. */
export type Placed = {
  subject: Subject;
  tint: string | null;
  x: number;
  y: number;
  height: number;
  flip: boolean;
  turn: number;
  lifted: boolean;
};

export type Zone = Area & { /** Where feet stand. */ ground: number };

const sideShare = { left: 0.24, right: 0.76, top: 0.5, bottom: 0.5, centre: 0.5 } as const;

type Copy = { item: Item; index: number; height: number; width: number };

function copiesOf(items: readonly Item[], base: number, random: Random): Copy[] {
  const tallest = Math.max(...items.map((item) => item.subject.size * item.scale));
  return items.flatMap((item) =>
    Array.from({ length: Math.min(12, item.count) }, (_, index) => {
      const relative = ((item.subject.size * item.scale) / tallest) ** 0.62;
      const height = base * relative * (item.count > 1 ? random.between(0.9, 1.06) : 1);
      return { item, index, height, width: (height * item.subject.width) / 100 };
    }),
  );
}

function tintOf(item: Item, index: number): string | null {
  return item.tints.length ? (item.tints[index % item.tints.length] ?? null) : null;
}

function rowsFor(count: number, wide: boolean): number {
  if (count <= (wide ? 7 : 4)) return 1;
  return count <= 9 ? 2 : 3;
}

/** Subjects that stand: in rows from back to front, all feet near the ground line; a lone one may stand aside. */
export function standing(items: readonly Item[], zone: Zone, random: Random, roam: number): Placed[] {
  const [first] = items;
  if (!first) return [];
  const room = zone.ground - zone.y;
  const only = items.length === 1 && first.count === 1;
  const presence = only ? Math.min(1, (0.74 + first.subject.size * 0.16) * random.between(0.84, 1.06)) : 0.84;
  const base = Math.min(room * presence, zone.width * 1.9) * (only ? first.scale ** 0.6 : 1);
  const copies = copiesOf(items, Math.min(base, room * 0.98), random);
  const rows = rowsFor(copies.length, zone.width > zone.height * 1.4);
  const perRow = Math.ceil(copies.length / rows);
  return Array.from({ length: rows }, (_, row) => {
    const members = copies.slice(row * perRow, (row + 1) * perRow);
    return rowOf(members, { row, rows, aside: only ? random.between(-1, 1) * roam : 0 }, zone, random);
  })
    .flat()
    .sort((a, b) => a.y - b.y);
}

type RowPlace = { row: number; rows: number /** Share of the free width. */; aside: number };

function rowOf(
  members: readonly Copy[],
  { row, rows, aside }: RowPlace,
  zone: Zone,
  random: Random,
): Placed[] {
  const room = zone.ground - zone.y;
  const several = rows > 1;
  const depth = several ? 0.46 + (0.24 * row) / (rows - 1) : 1;
  const gap = Math.min(46, zone.width * 0.04);
  const total = members.reduce((sum, copy) => sum + copy.width, 0) + gap * (members.length - 1);
  const fit = Math.min(depth, (zone.width * (several ? 0.84 : 0.94)) / Math.max(1, total));
  const wide = total * fit;
  const side = members.length === 1 ? members[0]?.item.side : null;
  const stagger = several ? ((row % 2 ? 0.24 : -0.24) * wide) / members.length : 0;
  const middle = zone.x + zone.width * (side ? sideShare[side] : 0.5) + (aside * (zone.width - wide)) / 2;
  let x = Math.max(zone.x + 12, Math.min(zone.x + zone.width - wide - 12, middle - wide / 2 + stagger));
  if (wide > zone.width - 24) x = middle - wide / 2;
  const y = zone.ground - (rows - 1 - row) * room * 0.15;
  return inOrder(members, random).map((copy) => {
    const height = copy.height * fit;
    const centre = x + (copy.width * fit) / 2;
    x += (copy.width + gap) * fit;
    const level = y + (members.length > 1 ? random.between(-0.016, 0.02) * room : 0);
    const flip = random.chance(0.5) && !copy.item.subject.upright;
    return {
      subject: copy.item.subject,
      tint: tintOf(copy.item, copy.index),
      x: centre,
      y: level,
      height,
      flip,
      turn: 0,
      lifted: false,
    };
  });
}

/** Left and right as the prompt says; the rest from one side or the other. */
function inOrder(members: readonly Copy[], random: Random): Copy[] {
  const base = random.chance(0.5) ? [...members] : [...members].reverse();
  return base.sort((a, b) => rankOf(a) - rankOf(b));
}

function rankOf({ item }: Copy): number {
  return item.side === "left" ? -1 : item.side === "right" ? 1 : 0;
}

const shareAcross = { left: 0.24, right: 0.76, centre: 0.5 } as const;
const shareDown = { top: 0.22, bottom: 0.78, centre: 0.5 } as const;

type Spot = { x: number; y: number; size: number };

/** Subjects that float or fly: one large in the middle, several scattered without overlap. */
export function floating(items: readonly Item[], zone: Zone, random: Random, alone: boolean): Placed[] {
  const copies = items.flatMap((item) =>
    Array.from({ length: Math.min(12, item.count) }, (_, index) => ({ item, index })),
  );
  const spots = spread(copies.length, zone, random, alone);
  const widest = zone.width * (copies.length === 1 ? 0.82 : 0.9 / Math.sqrt(copies.length));
  return copies.map(({ item, index }, at) => {
    const { subject } = item;
    const spot = spotFor(item, spots[at] ?? { x: 0.5, y: 0.5, size: 0.3 });
    const height = Math.min(
      spot.size * portionOf(subject, alone) * item.scale * zone.height,
      (widest * 100) / subject.width,
    );
    const y = zone.y + spot.y * zone.height + height / 2;
    const flip = random.chance(0.5) && !subject.upright;
    const turn = subject.place === "float" && !subject.upright ? random.between(-6, 6) : 0;
    return {
      subject,
      tint: tintOf(item, index),
      x: zone.x + spot.x * zone.width,
      y,
      height,
      flip,
      turn,
      lifted: true,
    };
  });
}

function portionOf(subject: Subject, alone: boolean): number {
  if (subject.place === "sky" && !alone) return 0.5 + subject.size * 0.5;
  return Math.min(1.1, 0.75 + subject.size * 0.3);
}

function spotFor({ side }: Item, spot: Spot): Spot {
  const x = side && side in shareAcross ? shareAcross[side as keyof typeof shareAcross] : spot.x;
  const y = side && side in shareDown ? shareDown[side as keyof typeof shareDown] : spot.y;
  return { ...spot, x, y };
}

function spread(count: number, zone: Zone, random: Random, alone: boolean): Spot[] {
  if (count === 1)
    return alone
      ? [{ x: random.between(0.45, 0.55), y: random.between(0.44, 0.52), size: 0.72 }]
      : [{ x: random.pick([0.2, 0.78]), y: random.between(0.2, 0.3), size: 0.34 }];
  const aspect = zone.width / zone.height;
  const columns = Math.max(1, Math.min(count, Math.round(Math.sqrt(count * aspect))));
  const rows = Math.ceil(count / columns);
  return Array.from({ length: count }, (_, at) => {
    const row = Math.floor(at / columns);
    const inRow = Math.min(columns, count - row * columns);
    const x = ((at % columns) + 0.5) / inRow + random.between(-0.14, 0.14) / inRow;
    const y =
      (row + 0.5) / rows + random.between(-0.12, 0.12) / rows + ((at % columns) % 2 ? 0.1 : -0.06) / rows;
    return {
      x,
      y: alone ? y : y * 0.55,
      size: (alone ? 0.8 : 0.36) / Math.max(rows, columns / aspect / 1.2),
    };
  });
}
