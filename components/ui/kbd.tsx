import clsx from "clsx";
import { Fragment } from "react";
import { keyNames } from "./key-names.ts";

/** A shortcut such as "Mod+Shift+Enter": ⌘⇧↵ on a Mac, Ctrl+Shift+Enter elsewhere; the page's `data-platform` decides, without script. */
export function Kbd({ keys, className }: { keys: string; className?: string }) {
  const key =
    "forced-edge inline-flex min-w-5 items-center justify-center rounded-[4px] bg-control px-1 font-sans text-muted text-xs leading-5";
  return (
    <span className={clsx("inline-flex items-center gap-0.5 whitespace-nowrap", className)}>
      {keys.split(" ").map((chord, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the chords of one fixed string.
        <Fragment key={index}>
          <kbd className={clsx(key, "only-mac")}>{keyNames(chord, true).join("")}</kbd>
          <kbd className={clsx(key, "not-mac")}>{keyNames(chord, false).join("+")}</kbd>
        </Fragment>
      ))}
    </span>
  );
}
