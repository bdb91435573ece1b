"use client";

import {
  ChevronDown,
  ChevronLeft,
  ChevronRight,
  ChevronUp,
  Download,
  Info,
  MoreHorizontal,
  Paintbrush,
  Star,
  Undo2,
  X,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { useStore } from "zustand";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu } from "#components/ui/menu.tsx";
import type { Reachable } from "#components/viewer/actions/use-reachable.tsx";
import type { InfoOpen } from "#components/viewer/info/use-info-open.ts";
import { ZoomControls } from "#components/viewer/stage/zoom-controls.tsx";
import { placeOf } from "#components/viewer/use-walk.ts";
import { useLooked, useViewerParts } from "#components/viewer/viewer-context.tsx";

const icon = { "aria-hidden": true as const };

/** Above the picture: where one is, how near one looks, and the few things one does most. */
export function ViewerBar({ deeds: { items, deeds }, info }: { deeds: Reachable; info: InfoOpen }) {
  const t = useTranslations("viewer");
  const { close, go, place } = useViewerParts();
  const { image, trashed, detail } = useLooked();
  const isEditable = !trashed && (detail === null || detail.file === "kept");
  return (
    <header className="flex min-h-12 flex-wrap items-center gap-1 border-line border-b bg-surface px-2 py-1">
      <Walk />
      <span className="flex-1" />
      <div className="max-sm:hidden">
        <ZoomControls />
      </div>
      <span className="flex-1 max-sm:hidden" />
      {trashed && detail?.file !== "purged" && (
        <Button onClick={() => void deeds.restore()} icon={<Undo2 {...icon} className="size-4" />}>
          {t("deeds.restore")}
        </Button>
      )}
      <IconButton
        label={t("deeds.favourite")}
        keys="F"
        aria-pressed={image.favourite}
        icon={<Star {...icon} className={image.favourite ? "fill-accent text-accent" : ""} />}
        onClick={() => void deeds.favourite()}
        className="max-sm:hidden"
      />
      <IconButton
        label={t("deeds.download")}
        keys="D"
        icon={<Download {...icon} />}
        onClick={deeds.download}
        className="max-sm:hidden"
      />
      {isEditable && (
        <a
          href={`/edit/${image.id}`}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
            event.preventDefault();
            go(`/edit/${image.id}`);
          }}
          className={buttonClass("primary", "max-sm:w-control max-sm:px-0!")}
        >
          <Paintbrush {...icon} className="size-4" />
          <span className="max-sm:sr-only">{t("deeds.edit")}</span>
        </a>
      )}
      <Menu
        label={t("menu")}
        items={items}
        placement={{ align: "end" }}
        trigger={(props) => <IconButton {...props} label={t("menu")} icon={<MoreHorizontal {...icon} />} />}
      />
      <IconButton
        label={t("info.toggle")}
        keys="I"
        aria-pressed={info.open.beside}
        icon={<Info {...icon} />}
        onClick={info.toggle}
        className="max-lg:hidden"
      />
      <IconButton
        label={t("info.toggle")}
        aria-haspopup="dialog"
        icon={<Info {...icon} />}
        onClick={info.toggle}
        className="lg:hidden"
      />
      {place === "over" && (
        <IconButton label={t("close")} keys="Escape" icon={<X {...icon} />} onClick={() => close()} />
      )}
    </header>
  );
}

/** On small windows the hand is below: zoom, backdrop and star stand there. */
export function ViewerFoot({ deeds: { deeds } }: { deeds: Reachable }) {
  const t = useTranslations("viewer");
  const { image } = useLooked();
  return (
    <footer className="flex items-center justify-between gap-1 border-line border-t bg-surface px-2 py-1 sm:hidden">
      <ZoomControls />
      <IconButton
        label={t("deeds.favourite")}
        aria-pressed={image.favourite}
        icon={<Star {...icon} className={image.favourite ? "fill-accent text-accent" : ""} />}
        onClick={() => void deeds.favourite()}
      />
    </footer>
  );
}

function Walk() {
  const t = useTranslations("viewer");
  const { host, store, item, walk, show } = useViewerParts();
  const { detail } = useLooked();
  // The siblings come with the detail.
  useStore(store, (state) => state.known.get(item.image.id));
  const place = placeOf({ host, store, item });
  const run = (image: NonNullable<typeof detail>["previousRun"] | undefined) => ({
    "aria-disabled": image ? undefined : (true as const),
    onClick: () => image && show({ image, prompt: null }),
  });
  return (
    <div className="flex items-center">
      <IconButton
        label={t("walk.before")}
        keys="ArrowLeft"
        aria-disabled={!place || place.index === 0 || undefined}
        icon={<ChevronLeft {...icon} />}
        onClick={() => walk(-1)}
      />
      <IconButton
        label={t("walk.after")}
        keys="ArrowRight"
        aria-disabled={!place || place.index === place.count - 1 || undefined}
        icon={<ChevronRight {...icon} />}
        onClick={() => walk(1)}
      />
      {place && (
        <p className="tabular whitespace-nowrap px-1 text-muted text-sm max-sm:hidden">
          {t("position", { number: place.index + 1, count: place.count })}
        </p>
      )}
      <IconButton
        label={t("walk.previousRun")}
        keys="ArrowUp"
        icon={<ChevronUp {...icon} />}
        {...run(detail?.previousRun)}
        className="max-md:hidden"
      />
      <IconButton
        label={t("walk.nextRun")}
        keys="ArrowDown"
        icon={<ChevronDown {...icon} />}
        {...run(detail?.nextRun)}
        className="max-md:hidden"
      />
    </div>
  );
}
