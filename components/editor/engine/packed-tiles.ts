import type { CodedTiles } from "#components/editor/engine/mask-job.ts";

/** Coded tiles as three arrays: hundreds that are posted one by one hold the page up for longer than a frame lasts. */
export type PackedTiles = {
  numbers: Uint32Array<ArrayBuffer>;
  /** In bytes, 0 for an empty tile. */
  lengths: Uint32Array<ArrayBuffer>;
  runs: Uint8Array<ArrayBuffer>;
};

export function packTiles(tiles: CodedTiles): PackedTiles {
  const numbers = new Uint32Array(tiles.length);
  const lengths = new Uint32Array(tiles.length);
  let end = 0;
  tiles.forEach(([tile, runs], index) => {
    numbers[index] = tile;
    lengths[index] = runs?.length ?? 0;
    end += runs?.length ?? 0;
  });
  const all = new Uint8Array(end);
  end = 0;
  for (const [, runs] of tiles) {
    if (!runs) continue;
    all.set(runs, end);
    end += runs.length;
  }
  return { numbers, lengths, runs: all };
}

/** Each with an array of its own, so that none is kept for the sake of another. */
export function unpackTiles({ numbers, lengths, runs }: PackedTiles): CodedTiles {
  let end = 0;
  return Array.from(numbers, (tile, index) => {
    const start = end;
    end += lengths[index] as number;
    return [tile, end > start ? runs.slice(start, end) : null];
  });
}
