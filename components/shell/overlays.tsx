"use client";

import { lazy, Suspense, useState, useSyncExternalStore } from "react";
import { type Overlay, overlay } from "./overlay-state.ts";

const CommandPalette = lazy(() =>
  import("./command-palette.tsx").then((module) => ({ default: module.CommandPalette })),
);
const ShortcutSheet = lazy(() =>
  import("./shortcut-sheet.tsx").then((module) => ({ default: module.ShortcutSheet })),
);
const MoreSheet = lazy(() => import("./more-sheet.tsx").then((module) => ({ default: module.MoreSheet })));

/** The studio's overlays; each is fetched when it is first opened, and stays. */
export function Overlays() {
  const open = useSyncExternalStore(overlay.subscribe, overlay.now, overlay.onServer);
  const [seen, setSeen] = useState<readonly Overlay[]>([]);
  if (open && !seen.includes(open)) setSeen([...seen, open]);
  const close = () => overlay.show(null);
  return (
    <Suspense>
      {seen.includes("palette") && <CommandPalette open={open === "palette"} onClose={close} />}
      {seen.includes("help") && <ShortcutSheet open={open === "help"} onClose={close} />}
      {seen.includes("more") && <MoreSheet open={open === "more"} onClose={close} />}
    </Suspense>
  );
}
