import type { GalleryFilter } from "#lib/gallery/view.ts";

/** One thing a filter asks for, beside the place one is in; `without` takes it out. */
export type ActiveFilter =
  | {
      kind: "text" | "model" | "size" | "quality" | "origin" | "tag";
      value: string;
      without: Partial<GalleryFilter>;
    }
  | { kind: "favourite"; without: Partial<GalleryFilter> }
  | { kind: "rating"; value: number; without: Partial<GalleryFilter> }
  | { kind: "since" | "until"; value: string; without: Partial<GalleryFilter> };

/** Everything a filter asks for, one by one, in the order of the menus. */
export function activeFilters(filter: GalleryFilter): ActiveFilter[] {
  const but = <Value>(values: readonly Value[], value: Value) => values.filter((one) => one !== value);
  return [
    ...(filter.text ? [{ kind: "text" as const, value: filter.text, without: { text: "" } }] : []),
    ...filter.models.map((value) => ({
      kind: "model" as const,
      value,
      without: { models: but(filter.models, value) },
    })),
    ...filter.sizes.map((value) => ({
      kind: "size" as const,
      value,
      without: { sizes: but(filter.sizes, value) },
    })),
    ...filter.qualities.map((value) => ({
      kind: "quality" as const,
      value,
      without: { qualities: but(filter.qualities, value) },
    })),
    ...filter.origins.map((value) => ({
      kind: "origin" as const,
      value,
      without: { origins: but(filter.origins, value) },
    })),
    ...filter.tags.map((value) => ({
      kind: "tag" as const,
      value,
      without: { tags: but(filter.tags, value) },
    })),
    ...(filter.rating > 0 ? [{ kind: "rating" as const, value: filter.rating, without: { rating: 0 } }] : []),
    ...(filter.favourite ? [{ kind: "favourite" as const, without: { favourite: false } }] : []),
    ...(filter.from ? [{ kind: "since" as const, value: filter.from, without: { from: null } }] : []),
    ...(filter.to ? [{ kind: "until" as const, value: filter.to, without: { to: null } }] : []),
  ];
}
