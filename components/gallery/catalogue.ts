import { layoutRatios } from "#components/gallery/layout.ts";
import type { GalleryIndex, GalleryItem } from "#lib/gallery/view.ts";

export type Days = { day: string; count: number }[];

/** All matching pictures: the shape of each, and those that have been looked at. Never changed in place. */
export type Catalogue = {
  total: number;
  until: string | null;
  /** As they are laid out, of the first `ratios.length`: all of them, but for the first moment of a large gallery. */
  ratios: Uint16Array;
  /** A day, or where there are only a few pictures a day the month: `2026-11-21`, `2026-11`. */
  days: Days | null;
  items: ReadonlyMap<number, GalleryItem>;
};

/** What the page came with: of a large gallery only the beginning, which is all one sees before the rest is here. */
export type FirstCatalogue = GalleryIndex & { items: GalleryItem[] };

export function catalogueOf(index: GalleryIndex, items: Iterable<[number, GalleryItem]> = []): Catalogue {
  const { total, until, days } = index;
  return { total, until, days, ratios: layoutRatios(index.ratios), items: new Map(items) };
}

/** Fewer pictures a day than this leave most of every row empty. */
const leastPerDay = 5;

/** The index with its days, or with months where days would hold too little to look at. */
export function grouped(index: GalleryIndex): GalleryIndex {
  const { days, total } = index;
  if (!days || total / Math.max(1, days.length) >= leastPerDay) return index;
  const months: Days = [];
  for (const { day, count } of days) {
    const month = day.slice(0, 7);
    const last = months.at(-1);
    if (last?.day === month) last.count += count;
    else months.push({ day: month, count });
  }
  return { ...index, days: months };
}

/** At most `count` pictures of an index, with as many days as they reach. */
export function beginningOf(index: GalleryIndex, count: number): GalleryIndex {
  if (index.ratios.length <= count) return index;
  let left = count;
  const days = index.days?.flatMap(({ day, count: of }) => {
    const shown = Math.min(left, of);
    left -= shown;
    return shown > 0 ? [{ day, count: shown }] : [];
  });
  return { ...index, ratios: index.ratios.slice(0, count), days: days ?? null };
}

export const isWhole = ({ total, ratios }: Catalogue): boolean => ratios.length >= total;

/** With more pictures looked at. */
export function withItems(catalogue: Catalogue, from: number, items: readonly GalleryItem[]): Catalogue {
  const all = new Map(catalogue.items);
  items.forEach((item, at) => {
    all.set(from + at, item);
  });
  return { ...catalogue, items: all };
}

/** With those changed that were looked at. */
export function withChange(
  catalogue: Catalogue,
  isMeant: (item: GalleryItem) => boolean,
  change: (item: GalleryItem) => GalleryItem,
): Catalogue {
  const items = new Map(catalogue.items);
  for (const [at, item] of items) if (isMeant(item)) items.set(at, change(item));
  return { ...catalogue, items };
}

/** Without those that `isGone` says; `isGone` is also asked of those never looked at, without an item. */
export function without(catalogue: Catalogue, isGone: (item: GalleryItem | undefined) => boolean): Catalogue {
  const { ratios, days, items } = catalogue;
  const kept = new Uint16Array(ratios.length);
  const keptItems = new Map<number, GalleryItem>();
  const keptDays: Days = [];
  let count = 0;
  let dayEnd = 0;
  let at = 0;
  for (const { day, count: of } of days ?? [{ day: "", count: ratios.length }]) {
    const before = count;
    for (dayEnd += of; at < dayEnd && at < ratios.length; at++) {
      const item = items.get(at);
      if (isGone(item)) continue;
      kept[count] = ratios[at] ?? 1000;
      if (item) keptItems.set(count, item);
      count++;
    }
    if (count > before) keptDays.push({ day, count: count - before });
  }
  return {
    ...catalogue,
    total: catalogue.total - (ratios.length - count),
    ratios: kept.slice(0, count),
    days: days && keptDays,
    items: keptItems,
  };
}

/** Where a picture stands, if it was looked at. */
export function positionOf({ items }: Catalogue, id: string): number | null {
  for (const [at, item] of items) if (item.id === id) return at;
  return null;
}
