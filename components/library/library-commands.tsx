"use client";

import { useTranslations } from "next-intl";
import { useLibrary, useLibraryParts } from "#components/library/library-context.tsx";
import { countPicked, onlyIds, type Picked } from "#components/library/picked.ts";
import { useDeeds } from "#components/library/use-deeds.ts";
import { useExport } from "#components/library/use-export.ts";
import { useQuery } from "#components/library/use-query.ts";
import { useSelecting } from "#components/library/use-selecting.ts";
import { undoLast } from "#components/playground/undo-last.ts";
import type { Command } from "#components/shell/command-registry.ts";
import { useCommands } from "#components/shell/use-commands.ts";

type CommandName =
  | "search"
  | "all"
  | "clear"
  | "select"
  | "undo"
  | "newGenerate"
  | "newEdit"
  | "newFragment"
  | "import"
  | "paste"
  | "clearFilters"
  | "archived"
  | "fragments"
  | "favourite"
  | "move"
  | "tag"
  | "export"
  | "archive";

/** What the palette and the keyboard can do here. Deeds are about the selection, or else about the card in focus. */
export function LibraryCommands() {
  const t = useTranslations("library");
  const { store, overlays } = useLibraryParts();
  const isArchive = useLibrary(({ shown }) => shown.filter.archived);
  const deeds = useDeeds();
  const save = useExport();
  const selecting = useSelecting();
  const { scope, clear } = useQuery();
  const { show } = overlays.getState();

  const onTarget = (deed: (picked: Picked) => unknown) => () => {
    const { picked, shelf, focus } = store.getState();
    // Only what one sees: after Tab to the toolbar nothing is meant.
    const isInside = document.activeElement?.closest("[data-position]");
    const card = isInside ? shelf.cards.get(focus) : undefined;
    if (countPicked(picked) > 0) void deed(picked);
    else if (card) void deed(onlyIds([card.id]));
  };
  const command = (id: CommandName, keys: string, run: () => void): Command => ({
    id: `library.${id}`,
    group: t("title"),
    label: t(`commands.${id}`),
    keywords: t(`commands.${id}Keywords`),
    ...(keys && { keys }),
    run,
  });
  useCommands([
    command("search", "/", () => document.getElementById("library-search")?.focus()),
    { ...command("all", "Mod+A", selecting.all), scope: "library" },
    command("clear", "", selecting.clear),
    { ...command("select", "X", () => selecting.toggleAt(store.getState().focus)), scope: "library" },
    command("undo", "Mod+Z", () => void undoLast()),
    command("newGenerate", "N", () => show({ kind: "new", template: "generate" })),
    command("newEdit", "", () => show({ kind: "new", template: "edit" })),
    command("newFragment", "", () => show({ kind: "new", template: "fragment" })),
    command("import", "", () => show({ kind: "import", files: [], way: "files" })),
    command("paste", "", () => show({ kind: "import", files: [], way: "paste" })),
    command("clearFilters", "", clear),
    command("archived", "", () => scope({ archived: true })),
    command("fragments", "", () => scope({ kind: "fragment" })),
    command("favourite", "F", onTarget(deeds.favourite)),
    command(
      "move",
      "M",
      onTarget((picked) => show({ kind: "move", picked })),
    ),
    command(
      "tag",
      "T",
      onTarget((picked) => show({ kind: "tag", picked })),
    ),
    command("export", "D", onTarget(save)),
    ...(isArchive ? [] : [command("archive", "Delete", onTarget(deeds.archive))]),
  ]);
  return null;
}
