import type { ImageSlot, SlotImages } from "#lib/template/content.ts";

/** The pictures in the order they are sent: the base, then the references slot by slot; the mask goes by itself. */
export function orderSlots(
  slots: readonly ImageSlot[],
  images: SlotImages,
): { references: string[]; mask: string | null; words: Map<string, string> } {
  const given = (slot: ImageSlot) => (Object.hasOwn(images, slot.name) ? (images[slot.name] ?? []) : []);
  const references: string[] = [];
  const words = new Map<string, string>();
  let mask: string | null = null;
  for (const slot of inSendingOrder(slots)) {
    if (slot.role === "mask") {
      mask = given(slot)[0] ?? null;
      words.set(slot.name, mask === null ? "" : "the mask");
      continue;
    }
    const first = references.length + 1;
    references.push(...given(slot));
    words.set(slot.name, imageWords(first, references.length));
  }
  return { references, mask, words };
}

/** Base first; otherwise as the template lists them. */
const inSendingOrder = (slots: readonly ImageSlot[]): ImageSlot[] => [
  ...slots.filter(({ role }) => role === "base"),
  ...slots.filter(({ role }) => role !== "base"),
];

/** "image 1", "image 2 and image 3", "image 1, image 2 and image 3". */
function imageWords(first: number, last: number): string {
  const words = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => `image ${first + index}`);
  const end = words.pop() ?? "";
  return words.length === 0 ? end : `${words.join(", ")} and ${end}`;
}
