import { useEffect, useRef, useState } from "react";
import type { GalleryItem } from "#lib/gallery/view.ts";

/** Longest stretch of decoding at a time, in milliseconds: a frame has more to do. */
const budget = 3;

const loadBlur = () => import("#components/gallery/blurred-picture.ts");

const none: ReadonlyMap<string, string> = new Map();

/** Blurred pictures for those near the window, by ThumbHash, made while nothing else is to be done. */
export function useBlurred(
  items: ReadonlyMap<number, GalleryItem>,
  from: number,
  to: number,
  isFast: boolean,
): ReadonlyMap<string, string> {
  const [made, setMade] = useState(none);
  const known = useRef(made);
  useEffect(() => {
    if (isFast) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const work = async () => {
      const make = (await loadBlur().catch(() => null))?.blurredPicture;
      if (!make || isOver) return;
      const { near, isUnfinished } = makeNear(items, { from, to }, known.current, make);
      if (near.size !== known.current.size || [...near.keys()].some((hash) => !known.current.has(hash))) {
        known.current = near;
        setMade(near);
      }
      if (isUnfinished) timer = setTimeout(() => void work(), 16);
    };
    timer = setTimeout(() => void work(), 60);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [items, from, to, isFast]);
  return made;
}

/** As many as the budget allows; those made before cost nothing. */
function makeNear(
  items: ReadonlyMap<number, GalleryItem>,
  { from, to }: { from: number; to: number },
  known: ReadonlyMap<string, string>,
  make: (hash: string) => string | undefined,
): { near: Map<string, string>; isUnfinished: boolean } {
  const begun = performance.now();
  const near = new Map<string, string>();
  let isUnfinished = false;
  for (let at = from; at < to; at++) {
    const hash = items.get(at)?.thumbHash;
    if (!hash) continue;
    const hasTime = performance.now() - begun < budget;
    const image = known.get(hash) ?? (hasTime ? make(hash) : undefined);
    if (image) near.set(hash, image);
    else if (!hasTime) isUnfinished = true;
  }
  return { near, isUnfinished };
}
