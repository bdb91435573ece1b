import { imageView } from "#components/playground/run-view.fixture.ts";
import type { GalleryItem } from "#lib/gallery/view.ts";

/** A picture of the gallery, for tests. */
export const galleryItem = (over: Partial<GalleryItem> & { id: string }): GalleryItem => ({
  ...imageView(over),
  prompt: "a fox in the snow",
  model: "gpt-image-2.5-flare",
  quality: "low",
  tags: [],
  ...over,
});
