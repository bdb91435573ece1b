/** What pictures are called while nobody may know what they are. */
export const blindNames = ["A", "B", "C", "D"] as const;

/**
 * The order pictures stand in while one judges blindly: another than the one they came in, and the same after a reload.
 */
export function blindOrder<Item>(items: readonly Item[], idOf: (item: Item) => string): Item[] {
  const together = items.map(idOf).sort().join("\n");
  return [...items].sort((one, other) => hash(together + idOf(one)) - hash(together + idOf(other)));
}

/** FNV-1a, 32 bits: spreads ids that differ in their last letters only. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}
