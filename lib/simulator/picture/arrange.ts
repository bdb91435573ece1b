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

export type Zone = { x: number; y: number; width: number; height: number; ground: number };

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

/** Subjects that stand: in rows from back to front, grouped around the middle, all feet near the ground line. */
export function standing(items: readonly Item[], zone: Zone, random: Random): Placed[] {
  if (!items.length) return [];
  const room = zone.ground - zone.y;
  const only = items.length === 1 && items[0]?.count === 1;
  const first = items[0]?.subject.size ?? 1;
  const presence = only ? Math.min(1, 0.74 + first * 0.16) : 0.82;
  const base = Math.min(room * presence, zone.width * 1.9) * (only ? (items[0]?.scale ?? 1) ** 0.6 : 1);
  const copies = copiesOf(items, Math.min(base, room * 0.98), random);
  const rows = rowsFor(copies.length, zone.width > zone.height * 1.4);
  const perRow = Math.ceil(copies.length / rows);
  const placed: Placed[] = [];
  for (let row = 0; row < rows; row += 1) {
    const members = copies.slice(row * perRow, (row + 1) * perRow);
    const depth = rows === 1 ? 1 : 0.66 + (0.34 * row) / (rows - 1);
    const gap = Math.min(46, zone.width * 0.04);
    const total = members.reduce((sum, copy) => sum + copy.width, 0) + gap * (members.length - 1);
    const fit = Math.min(
      depth * (rows > 1 ? 0.7 : 1),
      (zone.width * (rows > 1 ? 0.84 : 0.94)) / Math.max(1, total),
    );
    const y = zone.ground - (rows - 1 - row) * room * 0.15;
    const sided = members.length === 1 ? members[0]?.item.side : null;
    const offCentre = members.length === 1 && copies.length === 1 ? random.between(-0.05, 0.05) : 0;
    let x = zone.x + zone.width * (sided ? sideShare[sided] : 0.5 + offCentre) - (total * fit) / 2;
    if (rows > 1) x += (row % 2 ? 0.24 : -0.24) * ((total * fit) / members.length);
    if (sided) x = Math.max(zone.x + 12, Math.min(zone.x + zone.width - total * fit - 12, x));
    const order = [...members].sort((a, b) => rankOf(a) - rankOf(b));
    for (const copy of order) {
      const height = copy.height * fit;
      placed.push({
        subject: copy.item.subject,
        tint: tintOf(copy.item, copy.index),
        x: x + (copy.width * fit) / 2,
        y: y + (members.length > 1 ? random.between(-0.016, 0.02) * room : 0),
        height,
        flip: random.chance(0.5) && !copy.item.subject.upright,
        turn: 0,
        lifted: false,
      });
      x += (copy.width + gap) * fit;
    }
  }
  return placed.sort((a, b) => a.y - b.y);
}

function rankOf({ item }: Copy): number {
  return item.side === "left" ? -1 : item.side === "right" ? 1 : 0;
}

/** Subjects that float or fly: one large in the middle, several scattered without overlap. */
export function floating(items: readonly Item[], zone: Zone, random: Random, alone: boolean): Placed[] {
  const many = items.reduce((sum, item) => sum + Math.min(12, item.count), 0);
  const spots = spread(many, zone, random, alone);
  let at = 0;
  return items.flatMap((item) =>
    Array.from({ length: Math.min(12, item.count) }, (_, index) => {
      const spot = spots[at] ?? { x: 0.5, y: 0.5, size: 0.3 };
      at += 1;
      const portion =
        item.subject.place === "sky" && !alone
          ? 0.5 + item.subject.size * 0.5
          : Math.min(1.1, 0.75 + item.subject.size * 0.3);
      const height = Math.min(
        spot.size * portion * item.scale * zone.height,
        (zone.width * (many === 1 ? 0.82 : 0.9 / Math.sqrt(many)) * 100) / item.subject.width,
      );
      const x =
        zone.x +
        (item.side && item.side !== "top" && item.side !== "bottom" ? sideShare[item.side] : spot.x) *
          zone.width;
      const middle =
        zone.y + (item.side === "top" ? 0.22 : item.side === "bottom" ? 0.78 : spot.y) * zone.height;
      return {
        subject: item.subject,
        tint: tintOf(item, index),
        x,
        y: middle + height / 2,
        height,
        flip: random.chance(0.5) && !item.subject.upright,
        turn: item.subject.place === "float" && !item.subject.upright ? random.between(-6, 6) : 0,
        lifted: true,
      };
    }),
  );
}

function spread(
  count: number,
  zone: Zone,
  random: Random,
  alone: boolean,
): { x: number; y: number; size: number }[] {
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
