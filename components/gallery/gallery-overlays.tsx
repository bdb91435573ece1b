"use client";

import { Folder } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense } from "react";
import { useStore } from "zustand";
import { useGallery, useGalleryParts } from "#components/gallery/gallery-context.tsx";
import type { GalleryOverlay } from "#components/gallery/overlay-store.ts";
import { countPicked, isPicked, type Picked } from "#components/gallery/picked.ts";
import { PurgeDialog } from "#components/gallery/purge-dialog.tsx";
import { useCollections } from "#components/gallery/use-collections.ts";
import { useDeeds } from "#components/gallery/use-deeds.ts";
import { useFacets } from "#components/gallery/use-facets.ts";
import { ShareDialog } from "#components/share/share-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { NameForm } from "#components/ui/name-form.tsx";
import { TagDialog as Tags } from "#components/ui/tag-dialog.tsx";
import { maxTagLength } from "#lib/gallery/view.ts";

const SaveTemplate = lazy(() =>
  import("#components/library/save/save-template.tsx").then((module) => ({ default: module.SaveTemplate })),
);

/** The question that lies over the gallery, if any. */
export function GalleryOverlays() {
  const { overlays } = useGalleryParts();
  const open = useStore(overlays, (state) => state.open);
  const close = () => overlays.getState().show(null);
  return <Suspense>{open && <Asked overlay={open} close={close} />}</Suspense>;
}

type Close = { close: () => void };

function Asked({ overlay, close }: { overlay: GalleryOverlay } & Close) {
  const { share, save } = useGalleryParts();
  switch (overlay.kind) {
    case "tag":
      return <TagDialog picked={overlay.picked} close={close} />;
    case "collect":
      return <CollectDialog picked={overlay.picked} close={close} />;
    case "purge":
      return <PurgeDialog picked={overlay.picked} close={close} />;
    case "share":
      return <ShareDialog imageIds={overlay.imageIds} open onClose={close} actions={share} />;
    case "template":
      return <SaveTemplate imageId={overlay.imageId} actions={save} close={close} />;
    default:
      return <CollectionDialog overlay={overlay} close={close} />;
  }
}

function TagDialog({ picked, close }: { picked: Picked } & Close) {
  const t = useTranslations("gallery.tags");
  const { tags } = useFacets();
  const items = useGallery(({ catalogue }) => catalogue.items);
  const deeds = useDeeds();
  const meant = [...items.values()].filter(({ id }) => isPicked(picked, id));
  const words = {
    title: t("title", { count: countPicked(picked) }),
    label: t("label"),
    add: t("add"),
    current: t("current"),
    known: t("known"),
    done: t("done"),
    remove: (name: string) => t("remove", { name }),
  };
  return (
    <Tags
      words={words}
      current={[...new Set(meant.flatMap((item) => item.tags))].sort()}
      known={tags.map(({ value }) => value)}
      longest={maxTagLength}
      tag={(name) => deeds.tag(picked, name)}
      untag={(name) => deeds.untag(picked, name)}
      close={close}
    />
  );
}

function CollectDialog({ picked, close }: { picked: Picked } & Close) {
  const t = useTranslations("gallery.collect");
  const scope = useTranslations("gallery.scope");
  const { collections } = useFacets();
  const deeds = useDeeds();
  const { create } = useCollections();
  const add = (collection: { id: string; name: string }) => {
    close();
    void deeds.collect(picked, collection);
  };
  return (
    <Dialog open onClose={close} title={t("title", { count: countPicked(picked) })}>
      {collections.length === 0 ? (
        <p className="mb-3 text-muted">{t("none")}</p>
      ) : (
        <ul className="mb-4 max-h-72 overflow-y-auto">
          {collections.map((collection) => (
            <li key={collection.id}>
              <Button
                variant="ghost"
                icon={<Folder aria-hidden="true" className="size-4 shrink-0" />}
                onClick={() => add(collection)}
                className="w-full justify-start!"
              >
                <span className="min-w-0 flex-1 truncate text-start">{collection.name}</span>
                <span className="tabular text-muted text-sm">{collection.count}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <NameForm
        label={scope("create")}
        button={t("create")}
        isPrimary={collections.length === 0}
        hasFocus={collections.length === 0}
        submit={async (name) => {
          const made = await create(name);
          if (made) add(made);
          return made !== null;
        }}
      />
    </Dialog>
  );
}

type OfCollection = Extract<GalleryOverlay, { kind: "rename" | "drop" }>;

function CollectionDialog({ overlay: { kind, collection }, close }: { overlay: OfCollection } & Close) {
  const t = useTranslations("gallery.scope");
  const common = useTranslations("gallery");
  const { rename, drop } = useCollections();
  if (kind === "rename")
    return (
      <Dialog open onClose={close} title={t("renameTitle")}>
        <NameForm
          label={t("name")}
          button={t("save")}
          value={collection.name}
          isPrimary
          hasFocus
          submit={async (name) => {
            const isDone = await rename(collection, name);
            if (isDone) close();
            return isDone;
          }}
        />
      </Dialog>
    );
  return (
    <Dialog
      open
      onClose={close}
      title={t("deleteTitle", { name: collection.name })}
      description={t("deleteText")}
      footer={
        <>
          <Button onClick={close}>{common("cancel")}</Button>
          <Button
            variant="danger"
            data-autofocus=""
            onClick={() => {
              close();
              void drop(collection);
            }}
          >
            {t("deleteConfirm")}
          </Button>
        </>
      }
    />
  );
}
