"use client";

import { Command as Palette } from "cmdk";
import { useTranslations } from "next-intl";
import { useState, useSyncExternalStore } from "react";
import { isComposing } from "#components/ui/is-composing.ts";
import { Kbd } from "#components/ui/kbd.tsx";
import { Modal } from "#components/ui/modal.tsx";
import { type Command, commandRegistry } from "./command-registry.ts";
import { useFarPlaces } from "./far-places.ts";
import { matchCommands } from "./match-command.ts";

/** Everything that can be done here, found by typing. */
export function CommandPalette({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTranslations("shell.palette");
  return (
    <Modal
      open={open}
      onClose={onClose}
      aria-label={t("title")}
      className="floating outline-none mx-auto mt-[min(12dvh,7rem)] mb-auto w-[36rem] max-w-[calc(100vw-24px)] overflow-hidden"
    >
      <PaletteBody onClose={onClose} />
    </Modal>
  );
}

function PaletteBody({ onClose }: { onClose: () => void }) {
  const t = useTranslations("shell.palette");
  const all = useSyncExternalStore(commandRegistry.subscribe, commandRegistry.now, commandRegistry.now);
  const [search, setSearch] = useState("");
  // Over a dialog with shortcuts of its own only what that dialog can do.
  const [scope] = useState(scopeBelow);
  const far = useFarPlaces();
  const matches = matchCommands(
    [...all, ...far].filter((command) => !command.hidden && (scope === undefined || command.scope === scope)),
    search,
  );
  const run = (command: Command) => {
    onClose();
    // After the dialog has given the focus back, so that the command may take it.
    setTimeout(command.run);
  };
  return (
    <Palette
      label={t("title")}
      shouldFilter={false}
      loop
      // cmdk would take the Enter that ends a composition for a choice.
      onKeyDownCapture={(event) => isComposing(event.nativeEvent) && event.stopPropagation()}
    >
      <Palette.Input
        data-autofocus
        value={search}
        onValueChange={setSearch}
        placeholder={t("placeholder")}
        className="h-12 w-full border-line border-b bg-transparent px-4 text-lg outline-none"
      />
      <Palette.List className="max-h-[min(24rem,60dvh)] overflow-auto p-1.5">
        {matches.length === 0 && (
          <p className="px-3 py-6 text-center text-muted">{t("none", { query: search })}</p>
        )}
        {grouped(matches).map(([group, commands]) => (
          <Palette.Group
            key={group}
            heading={group}
            className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-muted [&_[cmdk-group-heading]]:text-sm"
          >
            {commands.map((command) => (
              <Palette.Item
                key={command.id}
                value={command.id}
                onSelect={() => run(command)}
                className="flex min-h-9 cursor-pointer items-center justify-between gap-4 rounded-control px-2.5 py-1 coarse:min-h-control aria-selected:bg-accent-soft aria-selected:shadow-[inset_2px_0_0_var(--accent)]"
              >
                {command.label}
                {command.keys && <Kbd keys={command.keys} />}
              </Palette.Item>
            ))}
          </Palette.Group>
        ))}
      </Palette.List>
    </Palette>
  );
}

function scopeBelow(): string | undefined {
  const dialogs = [...document.querySelectorAll<HTMLElement>("dialog:modal[data-shortcut-scope]")];
  return dialogs.at(-1)?.dataset.shortcutScope;
}

/** By heading, in the order in which the first of each was found. */
function grouped(commands: readonly Command[]): [string, Command[]][] {
  return [...Map.groupBy(commands, ({ group }) => group)];
}
