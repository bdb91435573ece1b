"use client";

import { Folder, Images, Pencil, Plus, Star, Trash2 } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useGallery, useGalleryParts } from "#components/gallery/gallery-context.tsx";
import { useCollections } from "#components/gallery/use-collections.ts";
import { useFacets } from "#components/gallery/use-facets.ts";
import { useQuery } from "#components/gallery/use-query.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { NameForm } from "#components/ui/name-form.tsx";
import { everything, type GalleryFilter } from "#lib/gallery/view.ts";

const icon = { "aria-hidden": true as const, className: "size-4 shrink-0" };

/** All pictures, favourites, the trash, and the collections with what one can do to them. */
export function ScopePanel({ close }: { close: () => void }) {
  const t = useTranslations("gallery.scope");
  const { overlays } = useGalleryParts();
  const { collections, trashed } = useFacets();
  const { create } = useCollections();
  return (
    <div className="flex max-h-[min(36rem,70dvh)] flex-col">
      <nav aria-label={t("label")} className="min-h-0 overflow-y-auto p-1">
        <Place change={{}} picture={<Images {...icon} />} name={t("all")} close={close} />
        <Place
          change={{ favourite: true }}
          picture={<Star {...icon} />}
          name={t("favourites")}
          close={close}
        />
        <Place
          change={{ trash: true }}
          picture={<Trash2 {...icon} />}
          name={t("trash")}
          count={trashed}
          close={close}
        />
        <h2 className="px-2 pt-3 pb-1 font-normal! text-muted text-sm">{t("collections")}</h2>
        {collections.length === 0 && <p className="px-2 pb-2 text-muted text-sm">{t("empty")}</p>}
        {collections.map((collection) => (
          <div key={collection.id} className="group/collection flex items-center gap-0.5">
            <Place
              change={{ collectionId: collection.id }}
              picture={
                collection.coverUrl ? (
                  <img
                    src={collection.coverUrl}
                    alt=""
                    width={28}
                    height={28}
                    className="size-7 shrink-0 rounded-picture bg-control object-cover"
                  />
                ) : (
                  <span className="grid size-7 shrink-0 place-items-center rounded-picture bg-control">
                    <Folder {...icon} />
                  </span>
                )
              }
              name={collection.name}
              count={collection.count}
              close={close}
            />
            <IconButton
              label={t("rename", { name: collection.name })}
              icon={<Pencil {...icon} />}
              onClick={() => {
                close();
                overlays.getState().show({ kind: "rename", collection });
              }}
            />
            <IconButton
              label={t("delete", { name: collection.name })}
              icon={<Trash2 {...icon} />}
              onClick={() => {
                close();
                overlays.getState().show({ kind: "drop", collection });
              }}
            />
          </div>
        ))}
      </nav>
      <div className="border-line border-t p-3">
        <NameForm
          label={t("create")}
          button={t("add")}
          icon={<Plus {...icon} />}
          submit={async (name) => (await create(name)) !== null}
        />
      </div>
    </div>
  );
}

type PlaceProps = {
  change: Partial<GalleryFilter>;
  picture: ReactNode;
  name: string;
  count?: number;
  close: () => void;
};

function Place({ change, picture, name, count, close }: PlaceProps) {
  const format = useFormatter();
  const { scope } = useQuery();
  const { trash, collectionId, favourite } = useGallery(({ query }) => query.filter);
  const wanted = { ...everything, ...change };
  const isHere =
    trash === wanted.trash &&
    collectionId === wanted.collectionId &&
    (trash || collectionId !== null || favourite === wanted.favourite);
  return (
    <button
      type="button"
      aria-current={isHere ? "true" : undefined}
      onClick={() => {
        close();
        scope(change);
      }}
      className="forced-edge flex min-h-9 w-full min-w-0 flex-1 items-center gap-2 rounded-control px-2 text-start hover:bg-control aria-[current]:bg-accent-soft aria-[current]:text-accent-ink coarse:min-h-11"
    >
      {picture}
      <span className="min-w-0 flex-1 truncate">{name}</span>
      {count !== undefined && <span className="tabular text-muted text-sm">{format.number(count)}</span>}
    </button>
  );
}
