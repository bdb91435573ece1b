"use client";

import { useEffect, useRef } from "react";
import { useBringIn } from "#components/gallery/use-bring-in.ts";

/** Brings in each batch of files once, as it comes. Its code is fetched with the first. */
export function BringInFiles({ batches }: { batches: readonly File[][] }): null {
  const bringIn = useBringIn();
  const taken = useRef(0);
  useEffect(() => {
    for (; taken.current < batches.length; taken.current++) void bringIn(batches[taken.current] ?? []);
  }, [batches, bringIn]);
  return null;
}
