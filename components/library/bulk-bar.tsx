"use client";

import { Archive, ArchiveRestore, FileDown, FolderInput, Star, Tag } from "lucide-react";
import { useTranslations } from "next-intl";
import { useLibrary, useLibraryParts } from "#components/library/library-context.tsx";
import { countPicked } from "#components/library/picked.ts";
import { useDeeds } from "#components/library/use-deeds.ts";
import { useExport } from "#components/library/use-export.ts";
import { useSelecting } from "#components/library/use-selecting.ts";
import { Button } from "#components/ui/button.tsx";
import { Glyph } from "#components/ui/glyph.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { BarDeed, SelectionBar } from "#components/ui/selection-bar.tsx";

const icon = { "aria-hidden": true as const, className: "size-4 shrink-0" };

/** What can be done with every template that is selected. */
export function BulkBar() {
  const t = useTranslations("library.bulk");
  const { overlays } = useLibraryParts();
  const picked = useLibrary((state) => state.picked);
  const total = useLibrary(({ shelf }) => shelf.total);
  const isArchive = useLibrary(({ shown }) => shown.filter.archived);
  const deeds = useDeeds();
  const selecting = useSelecting();
  const save = useExport();
  const count = countPicked(picked);
  const ask = (kind: "tag" | "move") => () => overlays.getState().show({ kind, picked });
  return (
    <SelectionBar label={t("label")}>
      <p className="tabular px-2 font-semibold">{t("selected", { count })}</p>
      {count < total && (
        <Button variant="ghost" onClick={selecting.all} className="text-accent-ink!">
          {t("all", { count: total })}
        </Button>
      )}
      <span aria-hidden="true" className="mx-1 h-5 w-px bg-line max-sm:hidden" />
      <BarDeed
        name={t("favourite")}
        keys="F"
        picture={<Star {...icon} />}
        run={() => void deeds.favourite(picked)}
      />
      <BarDeed name={t("move")} keys="M" picture={<FolderInput {...icon} />} run={ask("move")} />
      <BarDeed name={t("tag")} keys="T" picture={<Tag {...icon} />} run={ask("tag")} />
      <BarDeed name={t("export")} keys="D" picture={<FileDown {...icon} />} run={() => void save(picked)} />
      {isArchive ? (
        <BarDeed
          name={t("restore")}
          picture={<ArchiveRestore {...icon} />}
          run={() => void deeds.restore(picked)}
        />
      ) : (
        <BarDeed
          name={t("archive")}
          keys="Delete"
          picture={<Archive {...icon} />}
          run={() => void deeds.archive(picked)}
        />
      )}
      <IconButton label={t("clear")} keys="Escape" icon={<Glyph name="close" />} onClick={selecting.clear} />
    </SelectionBar>
  );
}
