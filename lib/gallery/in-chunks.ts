// A statement takes 999 values on SQLite, and has a few of its own.
const most = 900;

/** Asks for many keys in several statements and joins what they answer. */
export async function inChunks<Key, Row>(
  keys: readonly Key[],
  ask: (keys: Key[]) => Promise<readonly Row[]>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let from = 0; from < keys.length; from += most)
    rows.push(...(await ask(keys.slice(from, from + most))));
  return rows;
}
