"use client";

import { useEffect } from "react";
import { createKeybindingsHandler } from "tinykeys";
import { type Command, commandRegistry } from "./command-registry.ts";
import { mayRun, toBinding } from "./shortcut-rules.ts";
import { singleKeys } from "./single-keys.ts";

/** Listens for the shortcuts of all commands there are. */
export function Shortcuts() {
  useEffect(() => {
    let handle = bind(commandRegistry.now());
    const stop = commandRegistry.subscribe(() => {
      handle = bind(commandRegistry.now());
    });
    const listen = (event: KeyboardEvent) => handle(event);
    addEventListener("keydown", listen);
    return () => {
      stop();
      removeEventListener("keydown", listen);
    };
  }, []);
  return null;
}

function bind(commands: readonly Command[]): (event: KeyboardEvent) => void {
  const byKeys = new Map<string, Command[]>();
  for (const command of commands) {
    if (command.keys) byKeys.set(command.keys, [...(byKeys.get(command.keys) ?? []), command]);
  }
  // "Mod+." takes Shift as it comes; "Mod+Shift+." must be asked before it.
  const mostWanted = [...byKeys].sort(([one], [other]) => other.split("+").length - one.split("+").length);
  const map = mostWanted.map(
    ([keys, group]) => [toBinding(keys), (event: KeyboardEvent) => runFirst(group, event)] as const,
  );
  return createKeybindingsHandler(Object.fromEntries(map), {
    ignore: (event) => event.repeat || event.isComposing,
  });
}

/** The innermost scope around the focus goes first. */
function runFirst(commands: readonly Command[], event: KeyboardEvent): void {
  const target = event.target instanceof HTMLElement ? event.target : document.body;
  const situation = {
    press: event,
    target: target as HTMLElement & { type?: string },
    modal: document.querySelector("dialog:modal") !== null,
    scopes: scopesAround(target),
    singleKeysOn: singleKeys.now(),
  };
  const depth = ({ scope }: Command) => (scope ? situation.scopes.indexOf(scope) : situation.scopes.length);
  const able = commands.filter((command) => mayRun(command, situation)).sort((a, b) => depth(a) - depth(b));
  if (!able[0]) return;
  event.preventDefault();
  able[0].run();
}

/** Innermost first. */
function scopesAround(element: HTMLElement): string[] {
  const scopes: string[] = [];
  for (let each = element.closest<HTMLElement>("[data-shortcut-scope]"); each; ) {
    scopes.push(each.dataset.shortcutScope ?? "");
    each = each.parentElement?.closest<HTMLElement>("[data-shortcut-scope]") ?? null;
  }
  return scopes;
}
