"use client";

import clsx from "clsx";
import { Download, ImagePlus, MoreHorizontal, Star } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { downloadUrl } from "#components/playground/results/download-url.ts";
import { usePictureMenu } from "#components/playground/results/use-picture-menu.tsx";
import { useMoney } from "#components/playground/use-money.ts";
import { ContextMenu } from "#components/ui/context-menu.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { tip } from "#components/ui/tip.ts";
import type { ImageView, JobView, RunView } from "#lib/runs/view.ts";

const scrim =
  "forced-edge inline-flex size-control items-center justify-center rounded-control bg-scrim text-on-scrim hover:bg-scrim-strong [&_svg]:size-4";

/** A finished picture: opens large; its actions show on hover and focus, and all of them are in its menu too. */
export function PictureTile({ run, job, image }: { run: RunView; job: JobView; image: ImageView }) {
  const t = useTranslations("playground");
  const money = useMoney();
  const { items, edit, open, favourite, useAsReference, remove } = usePictureMenu(run, image);
  const name = t("image.name", { number: job.index + 1, prompt: run.prompt.slice(0, 80) });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    const deed = { e: edit, f: favourite, r: useAsReference, Delete: remove, d: () => download(image) }[
      event.key
    ];
    if (!deed) return;
    event.preventDefault();
    deed();
  };
  return (
    <ContextMenu label={name} items={items} className="absolute inset-0">
      <button
        type="button"
        data-picture={image.id}
        aria-label={name}
        aria-keyshortcuts="E F R D Delete"
        onClick={open}
        onKeyDown={onKeyDown}
        className="absolute inset-0 cursor-zoom-in rounded-picture focus-visible:-outline-offset-2"
      />
      {run.count > 1 && job.chargeNano !== "0" && (
        <span className="tabular pointer-events-none absolute bottom-1.5 left-1.5 rounded-[4px] bg-scrim px-1.5 text-on-scrim text-xs opacity-0 transition-opacity group-focus-within/tile:opacity-100 group-hover/tile:opacity-100">
          {money(job.chargeNano)}
        </span>
      )}
      {image.favourite && (
        <Star
          aria-hidden="true"
          className="pointer-events-none absolute top-2 left-2 size-4 fill-accent text-accent drop-shadow-[0_0_2px_black]"
        />
      )}
      <div
        className={clsx(
          "absolute top-1.5 right-1.5 flex gap-1 transition-opacity",
          "opacity-0 focus-within:opacity-100 group-hover/tile:opacity-100 group-focus-within/tile:opacity-100 coarse:opacity-100",
        )}
      >
        <IconButton
          variant="scrim"
          label={t("image.favourite")}
          keys="F"
          aria-pressed={image.favourite}
          icon={<Star aria-hidden="true" className={image.favourite ? "fill-current" : ""} />}
          onClick={favourite}
        />
        <IconButton
          variant="scrim"
          label={t("image.reference")}
          keys="R"
          icon={<ImagePlus aria-hidden="true" />}
          onClick={useAsReference}
          className="coarse:hidden"
        />
        <a
          href={downloadUrl(image)}
          download
          aria-label={t("image.download")}
          {...tip(t("image.download"), "D")}
          className={`${scrim} coarse:hidden`}
        >
          <Download aria-hidden="true" />
        </a>
        <Menu
          label={name}
          items={items}
          placement={{ align: "end" }}
          trigger={(props) => (
            <IconButton
              variant="scrim"
              {...props}
              label={t("image.menu")}
              icon={<MoreHorizontal aria-hidden="true" />}
            />
          )}
        />
      </div>
    </ContextMenu>
  );
}

function download(image: ImageView): void {
  const link = document.createElement("a");
  link.href = downloadUrl(image);
  link.download = "";
  link.click();
}
