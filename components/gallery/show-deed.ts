import { type Catalogue, withChange, without } from "#components/gallery/catalogue.ts";
import { isPicked, type Picked } from "#components/gallery/picked.ts";
import type { BulkDeed, GalleryFilter, GalleryItem } from "#lib/gallery/view.ts";

/** Whether pictures leave the list by a deed, so that all after them move up. */
export function leavesList({ kind, ...deed }: BulkDeed, { trash, collectionId }: GalleryFilter): boolean {
  if (kind === "trash") return !trash;
  if (kind === "restore") return trash;
  return kind === "uncollect" && "collectionId" in deed && deed.collectionId === collectionId;
}

/** The catalogue as it will be once the deed is done. */
export function showDeed(
  catalogue: Catalogue,
  picked: Picked,
  deed: BulkDeed,
  filter: GalleryFilter,
): Catalogue {
  const isMeant = (item: GalleryItem | undefined) =>
    item ? isPicked(picked, item.id) : picked.kind === "matching";
  if (leavesList(deed, filter)) return without(catalogue, isMeant);
  return withChange(catalogue, isMeant, (item) => changed(item, deed));
}

function changed(item: GalleryItem, deed: BulkDeed): GalleryItem {
  switch (deed.kind) {
    case "rate":
      return { ...item, rating: deed.rating };
    case "favourite":
      return { ...item, favourite: deed.favourite };
    case "tag":
      return { ...item, tags: [...new Set([...item.tags, deed.name])].sort() };
    case "untag":
      return { ...item, tags: item.tags.filter((name) => name !== deed.name) };
    default:
      return item;
  }
}
