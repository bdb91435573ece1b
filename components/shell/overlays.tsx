"use client";

import dynamic from "next/dynamic";
import { useState, useSyncExternalStore } from "react";
import { type Overlay, overlay } from "./overlay-state.ts";

const CommandPalette = dynamic(
  () => import("./command-palette.tsx").then((module) => module.CommandPalette),
  { ssr: false },
);
const ShortcutSheet = dynamic(() => import("./shortcut-sheet.tsx").then((module) => module.ShortcutSheet), {
  ssr: false,
});
const MoreSheet = dynamic(() => import("./more-sheet.tsx").then((module) => module.MoreSheet), {
  ssr: false,
});

/** The studio's overlays; each is fetched when it is first opened, and stays. */
export function Overlays() {
  const open = useSyncExternalStore(overlay.subscribe, overlay.now, overlay.onServer);
  const [seen, setSeen] = useState<readonly Overlay[]>([]);
  if (open && !seen.includes(open)) setSeen([...seen, open]);
  const close = () => overlay.show(null);
  return (
    <>
      {seen.includes("palette") && <CommandPalette open={open === "palette"} onClose={close} />}
      {seen.includes("help") && <ShortcutSheet open={open === "help"} onClose={close} />}
      {seen.includes("more") && <MoreSheet open={open === "more"} onClose={close} />}
    </>
  );
}
