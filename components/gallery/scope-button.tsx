"use client";

import { Folder, Images, Star, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense } from "react";
import { useStore } from "zustand";
import { useGallery, useGalleryParts } from "#components/gallery/gallery-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Glyph } from "#components/ui/glyph.tsx";
import { Popover } from "#components/ui/popover.tsx";

const loadPanel = () => import("#components/gallery/scope-panel.tsx");
const ScopePanel = lazy(() => loadPanel().then((module) => ({ default: module.ScopePanel })));
const icon = { "aria-hidden": true as const, className: "size-4 shrink-0" };

/** Which part of the gallery one is in, and the way to the others: collections, favourites, trash. */
export function ScopeButton() {
  const t = useTranslations("gallery.scope");
  const { overlays } = useGalleryParts();
  const { trash, collectionId, favourite } = useGallery(({ query }) => query.filter);
  const collections = useStore(overlays, ({ facets }) => facets.collections);
  const collection = collections.find(({ id }) => id === collectionId);
  const [name, picture] = trash
    ? [t("trash"), <Trash2 key="trash" {...icon} />]
    : collectionId !== null
      ? [collection?.name ?? t("unknown"), <Folder key="folder" {...icon} />]
      : favourite
        ? [t("favourites"), <Star key="star" {...icon} />]
        : [t("all"), <Images key="all" {...icon} />];
  return (
    <Popover
      label={t("label")}
      className="w-80 p-0!"
      trigger={(props) => (
        <Button
          {...props}
          variant="ghost"
          icon={picture}
          onPointerEnter={() => void loadPanel()}
          className="min-w-0 max-w-56 shrink! font-semibold aria-expanded:bg-control"
        >
          <span className="truncate">{name}</span>
          <Glyph name="down" className="size-4 shrink-0 text-muted" />
        </Button>
      )}
    >
      {(close) => (
        <Suspense fallback={<div className="h-72" />}>
          <ScopePanel close={close} />
        </Suspense>
      )}
    </Popover>
  );
}
