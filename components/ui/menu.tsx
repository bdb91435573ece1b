"use client";

import { type ReactNode, type Ref, useId, useRef } from "react";
import { focusFirstItem, type MenuItem, MenuList } from "./menu-list.tsx";
import type { Placement } from "./place.ts";
import { useFloating } from "./use-floating.ts";

/** Spread on the button that opens the menu. */
export type MenuTrigger = {
  ref: Ref<HTMLButtonElement>;
  popoverTarget: string;
  "aria-expanded": boolean;
  "aria-haspopup": "menu";
};

type MenuProps = {
  label: string;
  items: readonly MenuItem[];
  trigger: (props: MenuTrigger) => ReactNode;
  placement?: Placement;
};

/** A button and its menu. */
export function Menu({ label, items, trigger, placement }: MenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const { ref, open, onBeforeToggle, onToggle, close } = useFloating(() => button.current, placement);
  return (
    <>
      {trigger({ ref: button, popoverTarget: id, "aria-expanded": open, "aria-haspopup": "menu" })}
      <div
        ref={ref}
        id={id}
        popover="auto"
        onBeforeToggle={onBeforeToggle}
        onToggle={(event) => onToggle(event, focusFirstItem)}
        className="floating min-w-44 max-w-[calc(100vw-16px)] overflow-auto p-1"
      >
        {open && <MenuList label={label} items={items} close={close} />}
      </div>
    </>
  );
}
