import type { Shelf } from "#components/library/library-store.ts";
import { countPicked, isPicked, type Picked } from "#components/library/picked.ts";
import type { LibraryFilter, TemplateCard, TemplateDeed } from "#lib/library/view.ts";

/** Whether templates leave the list by a deed, so that all after them move up. */
export function leavesList(deed: TemplateDeed, { archived, folder }: LibraryFilter): boolean {
  if (deed.kind === "archive") return !archived;
  if (deed.kind === "restore") return archived;
  return deed.kind === "move" && folder !== null && !isWithin(deed.folder, folder);
}

/** Whether a folder is another one or somewhere below it. "" is only those in no folder. */
export const isWithin = (folder: string, place: string): boolean =>
  folder === place || (place !== "" && folder.startsWith(`${place}/`));

/** The shelf as it will be once the deed is done. */
export function showDeed(shelf: Shelf, picked: Picked, deed: TemplateDeed, filter: LibraryFilter): Shelf {
  // A folder may hold templates that were never read; the list is read anew anyway.
  if (deed.kind === "moveFolder") return shelf;
  if (leavesList(deed, filter)) return without(shelf, picked);
  const cards = [...shelf.cards].map(
    ([at, card]) => [at, isPicked(picked, card.id) ? changed(card, deed) : card] as const,
  );
  return { ...shelf, cards: new Map(cards) };
}

function without({ total, cards }: Shelf, picked: Picked): Shelf {
  if (picked.kind === "matching")
    return { total: Math.max(0, total - countPicked(picked)), cards: new Map() };
  const gone = [...cards].filter(([, { id }]) => picked.ids.has(id)).map(([at]) => at);
  const stay = [...cards].filter(([, { id }]) => !picked.ids.has(id));
  return {
    total: Math.max(0, total - picked.ids.size),
    cards: new Map(stay.map(([at, card]) => [at - gone.filter((one) => one < at).length, card])),
  };
}

function changed(card: TemplateCard, deed: TemplateDeed): TemplateCard {
  switch (deed.kind) {
    case "move":
      return { ...card, folder: deed.folder };
    case "favourite":
      return { ...card, favourite: deed.favourite };
    case "tag":
      return { ...card, tags: [...new Set([...card.tags, deed.name])].sort() };
    case "untag":
      return { ...card, tags: card.tags.filter((name) => name !== deed.name) };
    default:
      return card;
  }
}
