import { z } from "zod";
import type { GalleryFacets, GalleryIndex, GalleryItem, KnownPicture } from "#lib/gallery/view.ts";
import { count, imageView } from "#server/openapi/shared-schema.ts";

export const galleryIndex = z
  .object({
    total: count,
    until: z
      .string()
      .nullable()
      .describe("Send it along with pages, so that places stay while pictures come."),
    ratios: z.array(z.int().min(1)).describe("Width / height * 1000 of each picture, in order."),
    days: z
      .array(z.object({ day: z.string(), count }))
      .nullable()
      .describe("Runs of pictures of one day; null when not sorted by time."),
  })
  .describe("What a layout needs of all matching pictures.") satisfies z.ZodType<GalleryIndex>;

export const galleryItem = imageView
  .extend({
    prompt: z.string().nullable().describe("The first 300 characters; null for what no run made."),
    model: z.string().nullable(),
    quality: z.string().nullable(),
    tags: z.array(z.string()),
  })
  .describe("A picture in a list.") satisfies z.ZodType<GalleryItem>;
export const galleryPage = z.object({ images: z.array(galleryItem) }).describe("A page of pictures.");

const facet = z.array(z.object({ value: z.string(), count }));
export const galleryFacets = z
  .object({
    models: facet,
    sizes: facet,
    qualities: facet,
    tags: facet,
    collections: z.array(
      z.object({ id: z.string(), name: z.string(), count, coverUrl: z.string().nullable() }),
    ),
    trashed: count,
  })
  .describe("What the filters offer.") satisfies z.ZodType<GalleryFacets>;

export const knownPicture = z
  .object({
    image: imageView,
    trashed: z.boolean(),
    run: z.object({ id: z.string(), prompt: z.string(), model: z.string(), trashed: z.boolean() }).nullable(),
  })
  .describe("A picture of the studio and what made it.") satisfies z.ZodType<KnownPicture>;
