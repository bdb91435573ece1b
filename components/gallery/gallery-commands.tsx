"use client";

import { useTranslations } from "next-intl";
import { useGallery, useGalleryParts } from "#components/gallery/gallery-context.tsx";
import { countPicked, onlyIds, type Picked } from "#components/gallery/picked.ts";
import { useDeeds } from "#components/gallery/use-deeds.ts";
import { useDoors } from "#components/gallery/use-doors.ts";
import { useQuery } from "#components/gallery/use-query.ts";
import { useSelecting } from "#components/gallery/use-selecting.ts";
import { undoLast } from "#components/playground/undo-last.ts";
import type { Command } from "#components/shell/command-registry.ts";
import { useCommands } from "#components/shell/use-commands.ts";
import type { GalleryItem } from "#lib/gallery/view.ts";

type CommandName =
  | "search"
  | "all"
  | "clear"
  | "select"
  | "undo"
  | "upload"
  | "view"
  | "trash"
  | "clearFilters"
  | "favourite"
  | "edit"
  | "reuse"
  | "compare"
  | "download"
  | "copyPrompt"
  | "template"
  | "tag"
  | "collect"
  | "delete";

const ratings = [1, 2, 3, 4, 5] as const;

/** What the palette and the keyboard can do here. Deeds are about the selection, or else about the picture in focus. */
export function GalleryCommands() {
  const t = useTranslations("gallery");
  const { store, overlays } = useGalleryParts();
  const inTrash = useGallery(({ shown }) => shown.filter.trash);
  const deeds = useDeeds();
  const doors = useDoors();
  const selecting = useSelecting();
  const { scope, clear } = useQuery();
  const group = t("title");

  const focused = (): GalleryItem | undefined => {
    const { catalogue, focus } = store.getState();
    // Only what one sees: after Tab to the toolbar nothing is meant.
    return document.activeElement?.closest("[data-position], [data-actions]")
      ? catalogue.items.get(focus)
      : undefined;
  };
  const onTarget = (deed: (picked: Picked) => unknown) => () => {
    const { picked } = store.getState();
    const item = focused();
    if (countPicked(picked) > 0) void deed(picked);
    else if (item) void deed(onlyIds([item.id]));
  };
  const onFocused = (deed: (item: GalleryItem) => unknown) => () => {
    const { catalogue, picked } = store.getState();
    const only = picked.kind === "ids" && picked.ids.size === 1 ? [...picked.ids][0] : undefined;
    const item = focused() ?? [...catalogue.items.values()].find(({ id }) => id === only);
    if (item) void deed(item);
  };
  const command = (id: CommandName, keys: string, run: () => void): Command => ({
    id: `gallery.${id}`,
    group,
    label: t(`commands.${id}`),
    keywords: t(`commands.${id}Keywords`),
    ...(keys && { keys }),
    run,
  });
  const always = [
    command("search", "/", () => document.getElementById("gallery-search")?.focus()),
    { ...command("all", "Mod+A", selecting.all), scope: "gallery" },
    command("clear", "", selecting.clear),
    command("select", "X", () => selecting.toggleAt(store.getState().focus)),
    command("undo", "Mod+Z", () => void undoLast()),
    command("upload", "", () => document.getElementById("gallery-files")?.click()),
    command("view", "", () => {
      const { settings, setSettings } = store.getState();
      setSettings({ mode: settings.mode === "rows" ? "grid" : "rows" });
    }),
    command("trash", "", () => scope({ trash: true })),
    command("clearFilters", "", clear),
  ];
  const outside = [
    command("favourite", "F", onTarget(deeds.favourite)),
    ...ratings.map((rating) => ({
      id: `gallery.rate.${rating}`,
      group,
      label: t("commands.rate", { rating }),
      keywords: t("commands.rateKeywords"),
      keys: String(rating),
      run: onTarget((picked) => deeds.rate(picked, rating)),
    })),
    {
      id: "gallery.rate.0",
      group,
      label: t("commands.unrate"),
      keywords: t("commands.rateKeywords"),
      keys: "0",
      run: onTarget((picked) => deeds.rate(picked, 0)),
    },
    command("edit", "E", onFocused(doors.edit)),
    command("reuse", "R", onFocused(doors.reuse)),
    command(
      "template",
      "",
      onFocused((item) => overlays.getState().show({ kind: "template", imageId: item.id })),
    ),
    command("compare", "C", () => void doors.compare(store.getState().picked)),
    command("download", "D", onTarget(doors.download)),
    command("copyPrompt", "Shift+C", onFocused(doors.copyPrompt)),
    command(
      "tag",
      "T",
      onTarget((picked) => overlays.getState().show({ kind: "tag", picked })),
    ),
    command(
      "collect",
      "",
      onTarget((picked) => overlays.getState().show({ kind: "collect", picked })),
    ),
    command("delete", "Delete", onTarget(deeds.trash)),
  ];
  useCommands(inTrash ? always : [...always, ...outside]);
  return null;
}
