"use client";

import { Star } from "lucide-react";
import { useTranslations } from "next-intl";
import { tip } from "#components/ui/tip.ts";
import { useViewerDeeds } from "#components/viewer/actions/use-viewer-deeds.ts";
import { Collections } from "#components/viewer/info/collections.tsx";
import { TagField } from "#components/viewer/info/tag-field.tsx";
import { useLooked } from "#components/viewer/viewer-context.tsx";

/** What people say of a picture: stars, tags, and the collections it stands in. */
export function Labels() {
  const { detail } = useLooked();
  return (
    <div className="flex flex-col gap-2">
      <Rating />
      {detail && <TagField tags={detail.tags} />}
      {detail && <Collections collections={detail.collections} />}
    </div>
  );
}

const stars = [1, 2, 3, 4, 5] as const;

function Rating() {
  const t = useTranslations("viewer.rating");
  const deeds = useViewerDeeds();
  const { rating } = useLooked().image;
  return (
    <fieldset className="-ms-1.5 flex">
      <legend className="sr-only">{t("now", { rating })}</legend>
      {stars.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === rating}
          aria-label={t(each === rating ? "clear" : "give", { rating: each })}
          {...tip(t(each === rating ? "clear" : "give", { rating: each }), String(each))}
          onClick={() => void deeds.rate(each)}
          className="forced-edge inline-flex size-8 items-center justify-center rounded-control hover:bg-control coarse:size-control"
        >
          <Star
            aria-hidden="true"
            className={`size-4 ${each <= rating ? "fill-accent text-accent" : "text-muted"}`}
          />
        </button>
      ))}
    </fieldset>
  );
}
