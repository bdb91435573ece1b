"use client";

import clsx from "clsx";
import type { KeyboardEvent, ReactNode } from "react";
import { Glyph } from "./glyph.tsx";
import { Kbd } from "./kbd.tsx";

/** One line of a menu; `null` between items draws a hairline. */
export type MenuItem = {
  id: string;
  label: string;
  run: () => void;
  icon?: ReactNode;
  /** Shortcut, as "Mod+K"; shown, not bound. */
  keys?: string;
  danger?: boolean;
  disabled?: boolean;
  /** Makes it a checkable item. */
  checked?: boolean;
} | null;

const lineClass =
  "flex min-h-control w-full items-center gap-2 rounded-control px-2 text-start text-base outline-none focus:bg-control aria-disabled:opacity-45 [&_svg]:size-4";

/** The items of an open menu: arrows, Home, End and first letters move, Enter and Space run. */
export function MenuList({
  label,
  items,
  close,
}: {
  label: string;
  items: readonly MenuItem[];
  close: () => void;
}) {
  const run = (item: NonNullable<MenuItem>) => {
    if (item.disabled) return;
    close();
    item.run();
  };
  return (
    <div
      role="menu"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={(event) => moveFocus(event, close)}
      className="outline-none"
    >
      {items.map((item, index) =>
        item === null ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a hairline has no identity but its place.
          <hr key={index} className="my-1 border-line border-t" />
        ) : (
          <button
            key={item.id}
            type="button"
            {...(item.checked === undefined
              ? { role: "menuitem" }
              : { role: "menuitemcheckbox", "aria-checked": item.checked })}
            aria-disabled={item.disabled || undefined}
            tabIndex={-1}
            onClick={() => run(item)}
            onPointerMove={(event) => event.currentTarget.focus({ preventScroll: true })}
            className={clsx(lineClass, item.danger && "text-danger-ink")}
          >
            {item.icon}
            <span className="flex-1">{item.label}</span>
            {item.checked && <Glyph name="check" className="text-accent-ink" />}
            {item.keys && <Kbd keys={item.keys} className="ms-4" />}
          </button>
        ),
      )}
    </div>
  );
}

/** Puts the focus on the first item of a menu that has just opened. */
export function focusFirstItem(menu: HTMLElement): void {
  menu.querySelector<HTMLElement>("[role^=menuitem]")?.focus();
}

function moveFocus(event: KeyboardEvent<HTMLElement>, close: () => void): void {
  const lines = [...event.currentTarget.querySelectorAll<HTMLElement>("[role^=menuitem]")];
  const at = lines.findIndex((line) => line.matches(":focus"));
  if (event.key === "Tab") {
    close();
    return;
  }
  const to = nextLine(event.key, at, lines);
  if (to === undefined) return;
  event.preventDefault();
  to.focus();
}

function nextLine(key: string, at: number, lines: HTMLElement[]): HTMLElement | undefined {
  if (key === "ArrowDown") return lines[(at + 1) % lines.length];
  if (key === "ArrowUp") return lines.at(at <= 0 ? -1 : at - 1);
  if (key === "Home") return lines[0];
  if (key === "End") return lines.at(-1);
  if (key.length !== 1 || key === " ") return undefined;
  const rest = [...lines.slice(at + 1), ...lines.slice(0, at + 1)];
  return rest.find((line) => line.textContent?.toLowerCase().startsWith(key.toLowerCase()));
}
