"use client";

import { useLocale, useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import { attempt } from "#components/playground/reach.ts";
import { Remarks } from "#components/template/evidence/remarks.tsx";
import { Stars } from "#components/template/evidence/stars.tsx";
import { useTemplateFacts, useTemplateParts } from "#components/template/template-context.tsx";
import { useTell } from "#components/template/use-tell.ts";
import { announce } from "#components/ui/announce.ts";
import { isComposing } from "#components/ui/is-composing.ts";
import { openViewer } from "#components/viewer/open-viewer.ts";
import type { SampleFlags, SampleRatingView, SampleView } from "#lib/evidence/view.ts";

type SampleProps = { sample: SampleView; name: string; evidenceRunId: string };

/** What one person thinks of a picture; `score` null: nothing yet. */
export type Opinion = { score: number | null; flags: SampleFlags; comment: string };

const unmarked: SampleFlags = { textCorrect: null, onBrand: null, anatomy: null, artefact: null };

/** A picture of the sheet: opens large, is rated by clicks or by the keys 0 to 5. */
export function Sample({ sample, name, evidenceRunId }: SampleProps) {
  const t = useTranslations("template");
  const { image, gone, ratings } = sample;
  const { opinion, rate } = useOpinion(sample, evidenceRunId);
  const { me } = useTemplateFacts();
  const others = ratings.filter(({ actor }) => actor !== me);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isComposing(event.nativeEvent)) return;
    if (!/^[0-5]$/.test(event.key)) return;
    event.preventDefault();
    void rate({ ...opinion, score: event.key === "0" ? null : Number(event.key) });
    announce(event.key === "0" ? t("sheet.unrated") : t("sheet.rated", { score: Number(event.key) }));
  };
  const open = () => openViewer({ image, prompt: name, preview: `${image.url}?w=1024` });
  return (
    <li className="flex min-w-0 flex-col gap-1.5">
      <button
        type="button"
        data-picture={image.id}
        aria-label={name}
        aria-keyshortcuts="0 1 2 3 4 5"
        onKeyDown={onKeyDown}
        onClick={gone ? undefined : open}
        className="backdrop-checker relative grid cursor-zoom-in place-items-center overflow-hidden rounded-picture bg-control"
        style={{ aspectRatio: shapeOf(image) }}
      >
        <img
          src={`${image.url}?w=1024`}
          alt=""
          loading="lazy"
          className="absolute inset-0 size-full object-contain"
        />
        {gone && (
          <span className="absolute bottom-1.5 left-1.5 rounded-[4px] bg-scrim px-1.5 text-on-scrim text-xs">
            {t("sheet.gone")}
          </span>
        )}
      </button>
      <div className="flex flex-wrap items-center justify-between gap-1">
        <Stars
          label={t("sheet.rate", { name })}
          score={opinion.score}
          rate={(score) => rate({ ...opinion, score })}
        />
        <Remarks name={name} opinion={opinion} save={rate} />
      </div>
      {others.map((rating) => (
        <OtherOpinion key={rating.actor} rating={rating} />
      ))}
    </li>
  );
}

const opinionOf = ({ score, flags, comment }: SampleRatingView): Opinion => ({ score, flags, comment });

/** Tall pictures stay within a screen's height. */
const shapeOf = ({ width, height }: SampleView["image"]): string =>
  width > 0 && height > 0 ? String(Math.max(width / height, 0.56)) : "1";

/** One's own opinion, shown at once and taken back when the studio would not have it. */
function useOpinion({ image, ratings }: SampleView, evidenceRunId: string) {
  const tell = useTell();
  const { actions } = useTemplateParts();
  const { me, refresh } = useTemplateFacts();
  const stored = ratings.find(({ actor }) => actor === me);
  const [own, setOwn] = useState<{ opinion: Opinion; over: SampleRatingView | undefined } | null>(null);
  const known: Opinion = stored ? opinionOf(stored) : { score: null, flags: unmarked, comment: "" };
  // Once the page has been read again, what it says counts.
  const opinion = own && own.over === stored ? own.opinion : known;
  const rate = async (next: Opinion) => {
    setOwn({ opinion: next, over: stored });
    const outcome = await attempt(() => actions.rateSample({ evidenceRunId, imageId: image.id, ...next }));
    if (tell(outcome)) refresh();
    else setOwn(null);
  };
  return { opinion, rate };
}

function OtherOpinion({ rating: { actor, score, comment } }: { rating: SampleRatingView }) {
  const t = useTranslations("template");
  const locale = useLocale();
  return (
    <p className="text-muted text-sm" lang={locale}>
      {t("sheet.other", { who: actor, score })} {comment}
    </p>
  );
}
