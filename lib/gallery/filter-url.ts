import { listedOrigins } from "#lib/gallery/origin.ts";
import {
  everything,
  type GalleryFilter,
  type GallerySort,
  galleryQualities,
  gallerySorts,
  maxFilterValues,
  maxSearchText,
} from "#lib/gallery/view.ts";

/**
 * What the address asks the gallery for. Never throws: what nobody could have chosen is dropped. Lists stand as repeated
 * parameters: `?q=fox&model=gpt-image-2.5-flare&tag=poster&tag=draft&rating=4&sort=largest`.
 */
export function filterFromUrl(params: URLSearchParams): { filter: GalleryFilter; sort: GallerySort } {
  const list = (name: string, keep: (value: string) => boolean = (value) => isText(value, 200)) =>
    [...new Set(params.getAll(name).map(clean))].filter(keep).slice(0, maxFilterValues).sort();
  const known = <Value extends string>(name: string, values: readonly Value[]) => {
    const asked = new Set(params.getAll(name));
    return values.filter((value) => asked.has(value));
  };
  const [from, to] = [dateOf(params.get("from")), dateOf(params.get("to"))];
  const collection = clean(params.get("collection") ?? "");
  const filter: GalleryFilter = {
    text: cutText(params.get("q") ?? ""),
    models: list("model"),
    sizes: list("size", (value) => /^\d{1,5}x\d{1,5}$/.test(value)),
    qualities: known("quality", galleryQualities),
    origins: known("origin", listedOrigins),
    favourite: params.get("favourite") === "1",
    rating: /^[1-5]$/.test(params.get("rating") ?? "") ? Number(params.get("rating")) : 0,
    tags: list("tag"),
    collectionId: isText(collection, 100) ? collection : null,
    // An end before the beginning is a slip of the hand, not a wish for nothing.
    from: from && to && from > to ? to : from,
    to: from && to && from > to ? from : to,
    trash: params.get("trash") === "1",
  };
  const sort = gallerySorts.find((name) => name === params.get("sort")) ?? "newest";
  return { filter, sort };
}

/** The query of an address, without its question mark: one spelling for each filter, empty for everything, newest first. */
export function filterToUrl(filter: GalleryFilter, sort: GallerySort): string {
  const params = new URLSearchParams();
  const add = (name: string, values: readonly string[]) => {
    for (const value of values) params.append(name, value);
  };
  const text = cutText(filter.text);
  if (text !== everything.text) params.set("q", text);
  add("model", [...filter.models].sort());
  add("size", [...filter.sizes].sort());
  add(
    "quality",
    galleryQualities.filter((quality) => filter.qualities.includes(quality)),
  );
  add(
    "origin",
    listedOrigins.filter((origin) => filter.origins.includes(origin)),
  );
  if (filter.favourite) params.set("favourite", "1");
  if (filter.rating > 0) params.set("rating", String(filter.rating));
  add("tag", [...filter.tags].sort());
  if (filter.collectionId !== null) params.set("collection", filter.collectionId);
  if (filter.from !== null) params.set("from", filter.from);
  if (filter.to !== null) params.set("to", filter.to);
  if (filter.trash) params.set("trash", "1");
  if (sort !== "newest") params.set("sort", sort);
  return params.toString();
}

/** Characters that no stored text can hold are no part of a wish. */
const clean = (text: string): string => text.toWellFormed().replaceAll("\0", "").normalize("NFC");

const isText = (text: string, most: number): boolean => text !== "" && text.length <= most;

/** What is searched for, as the address carries it: trimmed, of at most `maxSearchText` characters. */
function cutText(text: string): string {
  const cleaned = clean(text).trim();
  return cleaned.length <= maxSearchText ? cleaned : cleaned.slice(0, maxSearchText).toWellFormed().trim();
}

/** A day there is, as `2026-11-21`. */
function dateOf(text: string | null): string | null {
  if (!text || !/^[12]\d{3}-\d\d-\d\d$/.test(text)) return null;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
}
