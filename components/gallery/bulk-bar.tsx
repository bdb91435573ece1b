"use client";

import { Columns2, Download, FolderPlus, RotateCcw, Share2, Star, Tag, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useGallery, useGalleryParts } from "#components/gallery/gallery-context.tsx";
import { countPicked } from "#components/gallery/picked.ts";
import { useDeeds } from "#components/gallery/use-deeds.ts";
import { useDoors } from "#components/gallery/use-doors.ts";
import { useSelecting } from "#components/gallery/use-selecting.ts";
import { Button } from "#components/ui/button.tsx";
import { Glyph } from "#components/ui/glyph.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { BarDeed, SelectionBar } from "#components/ui/selection-bar.tsx";

const icon = { "aria-hidden": true as const, className: "size-4 shrink-0" };
const ratings = [5, 4, 3, 2, 1, 0];

/** What can be done with everything that is selected. Floats over the foot of the pictures. */
export function BulkBar() {
  const t = useTranslations("gallery");
  const { store, overlays } = useGalleryParts();
  const picked = useGallery((state) => state.picked);
  const total = useGallery(({ catalogue }) => catalogue.total);
  const inTrash = useGallery(({ shown }) => shown.filter.trash);
  const deeds = useDeeds();
  const doors = useDoors();
  const selecting = useSelecting();
  const count = countPicked(picked);
  const ask = (kind: "tag" | "collect" | "purge") => () =>
    overlays.getState().show({ kind, picked: store.getState().picked });
  return (
    <SelectionBar label={t("bulk.label")}>
      <p className="tabular px-2 font-semibold">{t("bulk.selected", { count })}</p>
      {count < total && (
        <Button variant="ghost" onClick={selecting.all} className="text-accent-ink!">
          {t("bulk.all", { count: total })}
        </Button>
      )}
      <span aria-hidden="true" className="mx-1 h-5 w-px bg-line max-sm:hidden" />
      {inTrash ? (
        <>
          <BarDeed
            name={t("bulk.restore")}
            picture={<RotateCcw {...icon} />}
            run={() => void deeds.restore(picked)}
          />
          <BarDeed name={t("bulk.purge")} picture={<Trash2 {...icon} />} run={ask("purge")} isDanger />
        </>
      ) : (
        <>
          <BarDeed
            name={t("bulk.favourite")}
            keys="F"
            picture={<Star {...icon} />}
            run={() => void deeds.favourite(picked)}
          />
          <Menu
            label={t("bulk.rate")}
            items={ratings.map((rating) => ({
              id: String(rating),
              label: rating > 0 ? t("image.rate", { rating }) : t("image.unrate"),
              keys: String(rating),
              run: () => void deeds.rate(picked, rating),
            }))}
            placement={{ side: "top" }}
            trigger={(props) => (
              <Button
                {...props}
                variant="ghost"
                icon={<span aria-hidden="true">★</span>}
                aria-label={t("bulk.rate")}
              >
                <span className="max-lg:sr-only">{t("bulk.rate")}</span>
              </Button>
            )}
          />
          <BarDeed name={t("bulk.tag")} keys="T" picture={<Tag {...icon} />} run={ask("tag")} />
          <BarDeed name={t("bulk.collect")} picture={<FolderPlus {...icon} />} run={ask("collect")} />
          {count >= 2 && count <= 4 && (
            <BarDeed
              name={t("bulk.compare")}
              keys="C"
              picture={<Columns2 {...icon} />}
              run={() => void doors.compare(picked)}
            />
          )}
          <BarDeed
            name={t("bulk.download")}
            keys="D"
            picture={<Download {...icon} />}
            run={() => void doors.download(picked)}
          />
          <BarDeed
            name={t("bulk.share")}
            picture={<Share2 {...icon} />}
            run={() => void doors.share(picked)}
          />
          <BarDeed
            name={t("bulk.delete")}
            keys="Delete"
            picture={<Trash2 {...icon} />}
            run={() => void deeds.trash(picked)}
            isDanger
          />
        </>
      )}
      <IconButton
        label={t("bulk.clear")}
        keys="Escape"
        icon={<Glyph name="close" />}
        onClick={selecting.clear}
      />
    </SelectionBar>
  );
}
