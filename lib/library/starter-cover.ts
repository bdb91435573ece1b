/** The picture a starter comes with, for as long as nobody has chosen another; null for what is no starter. */
export function starterCover({ starterKey }: { starterKey: string | null }): string | null {
  return starterKey === null ? null : `/starters/${starterKey}.webp`;
}
