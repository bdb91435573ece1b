"use client";

import { type MouseEvent, type ReactNode, useRef } from "react";
import { focusFirstItem, type MenuItem, MenuList } from "./menu-list.tsx";
import { useFloating } from "./use-floating.ts";

type ContextMenuProps = {
  label: string;
  items: readonly MenuItem[];
  children: ReactNode;
  className?: string;
};

/** The same items on a right click or long press over `children`. Every item must also be reachable another way. */
export function ContextMenu({ label, items, children, className }: ContextMenuProps) {
  const point = useRef({ x: 0, y: 0 });
  const anchor = () => {
    const { x, y } = point.current;
    return { getBoundingClientRect: () => ({ left: x, right: x, top: y - 6, bottom: y - 6 }) };
  };
  const { ref, open, onBeforeToggle, onToggle, close } = useFloating(anchor);

  const show = (event: MouseEvent) => {
    if (event.shiftKey) return;
    event.preventDefault();
    point.current = { x: event.clientX, y: event.clientY };
    const reveal = () => ref.current?.showPopover();
    // The release of the button that is still down would dismiss a popover shown now.
    if (event.buttons === 0) reveal();
    else addEventListener("pointerup", () => setTimeout(reveal), { once: true });
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut to actions that have buttons of their own.
    <div onContextMenu={show} className={className}>
      {children}
      <div
        ref={ref}
        popover="auto"
        onBeforeToggle={onBeforeToggle}
        onToggle={(event) => onToggle(event, focusFirstItem)}
        className="floating min-w-44 overflow-auto p-1"
      >
        {open && <MenuList label={label} items={items} close={close} />}
      </div>
    </div>
  );
}
