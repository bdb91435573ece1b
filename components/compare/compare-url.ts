import { type CompareSettings, compareModes } from "#components/compare/compare-store.ts";
import { mostCompared } from "#lib/compare/view.ts";

/** What is compared: pictures, or the runs they will come from. */
export type Compared = { imageIds: string[]; runIds: string[] };

const list = (text: string | null) =>
  [...new Set((text ?? "").split(",").filter(Boolean))].slice(0, mostCompared);

/** Reads an address; what it can't be is left out. */
export function readAddress(params: URLSearchParams): Compared & CompareSettings {
  return {
    imageIds: list(params.get("ids")),
    runIds: list(params.get("runs")),
    mode: compareModes.find((mode) => mode === params.get("mode")) ?? "side",
    synced: params.get("sync") !== "0",
    blind: params.get("blind") === "1",
  };
}

/** The address that shows these pictures so. */
export function addressOf(imageIds: readonly string[], { mode, synced, blind }: CompareSettings): string {
  const parts = [
    `ids=${imageIds.join(",")}`,
    mode !== "side" && `mode=${mode}`,
    !synced && "sync=0",
    blind && "blind=1",
  ];
  return `/compare?${parts.filter(Boolean).join("&")}`;
}
