"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Dialog } from "#components/ui/dialog.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import type { GalleryItem } from "#lib/gallery/view.ts";
import type { ImageView } from "#lib/runs/view.ts";

type PictureChooserProps = { title: string; close: () => void; choose: (image: ImageView) => void };

const shownAtOnce = 60;

/** The gallery's newest pictures, or those a search finds; one click takes one. */
export function PictureChooser({ title, close, choose }: PictureChooserProps) {
  const t = useTranslations("template");
  const [text, setText] = useState("");
  const found = usePictures(text);
  return (
    <Dialog open onClose={close} size="large" title={t("chooser.title", { slot: title })}>
      <TextInput
        type="search"
        aria-label={t("chooser.search")}
        placeholder={t("chooser.search")}
        value={text}
        data-autofocus=""
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className="mt-3 min-h-64">
        {found === null && <Spinner />}
        {found === "failed" && <p role="alert">{t("unreachable.what")}</p>}
        {Array.isArray(found) && found.length === 0 && <p className="text-muted">{t("chooser.none")}</p>}
        {Array.isArray(found) && (
          <ul className="grid grid-cols-[repeat(auto-fill,minmax(7.5rem,1fr))] gap-2">
            {found.map((image) => (
              <li key={image.id}>
                <button
                  type="button"
                  aria-label={t("chooser.take", {
                    name: (image.name ?? image.prompt ?? image.id).slice(0, 80),
                  })}
                  onClick={() => choose(image)}
                  className="block aspect-square w-full overflow-hidden rounded-picture bg-control"
                >
                  <img
                    src={`${image.url}?w=256`}
                    alt=""
                    loading="lazy"
                    className="size-full object-contain"
                  />
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}

function usePictures(text: string): GalleryItem[] | "failed" | null {
  const [found, setFound] = useState<GalleryItem[] | "failed" | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const read = async () => {
      const query = new URLSearchParams({
        limit: String(shownAtOnce),
        ...(text.trim() && { q: text.trim() }),
      });
      try {
        const response = await fetch(`/api/v1/images?${query}`, { signal: stop.signal });
        if (!response.ok) return setFound("failed");
        setFound(((await response.json()) as { images: GalleryItem[] }).images);
      } catch {
        if (!stop.signal.aborted) setFound("failed");
      }
    };
    const timer = setTimeout(() => void read(), text ? 250 : 0);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text]);
  return found;
}
