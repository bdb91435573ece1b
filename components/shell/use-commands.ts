"use client";

import { useEffect, useMemo, useRef } from "react";
import { type Command, commandRegistry } from "./command-registry.ts";

/**
 * Adds commands to the palette, the shortcuts and the list of shortcuts while the component is on screen. The array may
 * be new on every render; the registry only changes when something shown changes, and `run` is always the latest one.
 */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  const shown = JSON.stringify(commands);
  const stable = useMemo(() => {
    const parsed: Omit<Command, "run">[] = JSON.parse(shown);
    return parsed.map((command) => ({
      ...command,
      run: () => latest.current.find((each) => each.id === command.id)?.run(),
    }));
  }, [shown]);
  useEffect(() => commandRegistry.add(stable), [stable]);
}
