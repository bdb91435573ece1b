"use client";

import { ChevronLeft, ChevronRight, Download, ImagePlus, Star, Trash2, X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useState } from "react";
import { useRuns } from "#components/playground/playground-context.tsx";
import { downloadUrl } from "#components/playground/results/download-url.ts";
import { canShow } from "#components/playground/results/tile.tsx";
import { UnshownPicture } from "#components/playground/results/unshown-picture.tsx";
import { usePictureMenu } from "#components/playground/results/use-picture-menu.tsx";
import { sizeLabel } from "#components/playground/settings/size-label.ts";
import { buttonClass } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Modal } from "#components/ui/modal.tsx";
import type { ImageView, RunView } from "#lib/runs/view.ts";

type Shown = { image: ImageView; run: RunView };

/** One picture as large as the window allows. Left and right go through all pictures on the page. */
export function Viewer({ imageId, close }: { imageId: string; close: () => void }) {
  const t = useTranslations("playground");
  const entries = useRuns((state) => state.entries);
  const hidden = useRuns((state) => state.hidden);
  const [current, setCurrent] = useState(imageId);
  const all: Shown[] = entries
    .filter(({ run }) => !hidden.has(run.id))
    .flatMap(({ run }) => inOrder(run).map((image) => ({ image, run })))
    .filter(({ image }) => !hidden.has(image.id));
  const at = all.findIndex(({ image }) => image.id === current);
  const shown = all[at];
  const gone = !shown;
  useEffect(() => {
    if (gone) close();
  }, [gone, close]);
  if (!shown) return null;
  const go = (step: number) => {
    const next = all[at + step];
    if (next) setCurrent(next.image.id);
  };
  const leave = () => {
    close();
    // Where one has gone to in here is where the focus goes back to.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-picture="${current}"]`)?.focus());
  };
  return (
    <Modal
      open
      onClose={leave}
      aria-label={t("viewer.label")}
      className="m-0 h-dvh max-h-none w-dvw max-w-none bg-ground"
    >
      <Plate
        shown={shown}
        position={t("viewer.position", { number: at + 1, count: all.length })}
        go={go}
        hasBefore={at > 0}
        hasAfter={at < all.length - 1}
        close={leave}
      />
    </Modal>
  );
}

const inOrder = ({ jobs, images }: RunView): ImageView[] =>
  jobs.flatMap(({ id }) => images.find(({ jobId }) => jobId === id) ?? []);

type PlateProps = {
  shown: Shown;
  position: string;
  go: (step: number) => void;
  hasBefore: boolean;
  hasAfter: boolean;
  close: () => void;
};

function Plate({ shown: { image, run }, position, go, hasBefore, hasAfter, close }: PlateProps) {
  const t = useTranslations("playground");
  const format = useFormatter();
  const { favourite, useAsReference, remove } = usePictureMenu(run, image);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const deed = {
      ArrowLeft: () => go(-1),
      ArrowRight: () => go(1),
      f: favourite,
      r: useAsReference,
      Delete: remove,
    }[event.key];
    if (!deed) return;
    event.preventDefault();
    deed();
  };
  const icon = { "aria-hidden": true as const };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: shortcuts of the dialog around it; each has a button.
    <div onKeyDown={onKeyDown} className="flex h-full flex-col">
      <div className="flex items-center gap-1 px-3 py-2">
        <p className="tabular text-muted text-sm">{position}</p>
        <div className="ms-auto flex items-center gap-1">
          <IconButton
            label={t("image.favourite")}
            keys="F"
            aria-pressed={image.favourite}
            icon={<Star {...icon} className={image.favourite ? "fill-accent text-accent" : ""} />}
            onClick={favourite}
          />
          <IconButton
            label={t("image.reference")}
            keys="R"
            icon={<ImagePlus {...icon} />}
            onClick={useAsReference}
          />
          <a
            href={downloadUrl(image)}
            download
            aria-label={t("image.download")}
            className={buttonClass("ghost", "w-control px-0!")}
          >
            <Download {...icon} className="size-4" />
          </a>
          <IconButton label={t("image.delete")} keys="Delete" icon={<Trash2 {...icon} />} onClick={remove} />
          <IconButton label={t("viewer.close")} keys="Escape" icon={<X {...icon} />} onClick={close} />
        </div>
      </div>
      <div className="flex min-h-0 flex-1 items-center gap-1 px-1">
        <IconButton
          label={t("viewer.before")}
          keys="ArrowLeft"
          aria-disabled={!hasBefore || undefined}
          icon={<ChevronLeft {...icon} />}
          onClick={() => go(-1)}
        />
        <div className="relative h-full min-w-0 flex-1 [container-type:size]">
          <Large key={image.id} image={image} alt={run.prompt.slice(0, 80)} />
        </div>
        <IconButton
          label={t("viewer.after")}
          keys="ArrowRight"
          data-autofocus
          aria-disabled={!hasAfter || undefined}
          icon={<ChevronRight {...icon} />}
          onClick={() => go(1)}
        />
      </div>
      <div className="px-4 pt-2 pb-3 text-center">
        <p className="mx-auto line-clamp-2 max-w-[90ch]">{run.prompt}</p>
        <p className="tabular text-muted text-sm">
          {run.model} · {canShow(image) ? sizeLabel(`${image.width}x${image.height}`) : image.mime} ·{" "}
          {format.number(image.bytes / 1_000_000, { maximumFractionDigits: 2 })} MB
          {image.simulated && ` · ${t("viewer.simulated")}`}
        </p>
      </div>
    </div>
  );
}

/** The small version at once, the original over it when it is there. */
function Large({ image, alt }: { image: ImageView; alt: string }) {
  const fit = "absolute inset-0 size-full object-contain";
  const ratio = image.width / image.height;
  if (!canShow(image)) return <UnshownPicture />;
  return (
    <>
      <span
        aria-hidden="true"
        className="absolute inset-0 m-auto max-h-full max-w-full backdrop-checker"
        style={{ aspectRatio: ratio, width: `min(100%, ${ratio * 100}cqh)` }}
        hidden={image.mime === "image/jpeg"}
      />
      <img src={`${image.url}?w=1024`} alt="" className={fit} />
      <img src={image.url} alt={alt} width={image.width} height={image.height} className={fit} />
    </>
  );
}
