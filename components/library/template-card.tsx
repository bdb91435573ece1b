"use client";

import clsx from "clsx";
import { Puzzle, Sparkles, SquarePen, Star } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type CSSProperties, memo } from "react";
import { averageColor } from "#components/gallery/average-color.ts";
import { CardButtons, CardTick } from "#components/library/card-controls.tsx";
import { CardFacts } from "#components/library/card-facts.tsx";
import { templatePath } from "#components/library/library-address.ts";
import { inLanguage, titleOf } from "#components/library/localized.ts";
import type { TemplateCard as Card } from "#lib/library/view.ts";

type TemplateCardProps = {
  position: number;
  total: number;
  card: Card | undefined;
  style: CSSProperties | undefined;
  isSelected: boolean;
  /** Some template is selected, so every one shows its tick. */
  isSelecting: boolean;
  isTabStop: boolean;
  isFirst: boolean;
};

/**
 * One template of the list, at its place among all. It has no handlers of its own: the list around it listens. Only the
 * card in focus has tab stops, so that Tab leads through the page and not through a thousand cards.
 */
export const TemplateCard = memo(function TemplateCard(props: TemplateCardProps) {
  const { position, total, card, style, isSelected } = props;
  const t = useTranslations("library.card");
  return (
    <li
      aria-setsize={total}
      aria-posinset={position + 1}
      data-position={position}
      data-template={card?.id}
      style={style}
      className={clsx(
        "group/card relative flex h-(--card) min-w-0 overflow-hidden rounded-card border bg-surface transition-colors sm:flex-col",
        isSelected ? "border-accent shadow-[0_0_0_1px_var(--accent)]" : "border-line hover:border-edge",
      )}
    >
      {card ? (
        <Filled {...props} card={card} />
      ) : (
        <p className="sr-only">{t("loading", { position: position + 1 })}</p>
      )}
    </li>
  );
});

function Filled({ card, isFirst, isTabStop, isSelected, isSelecting }: TemplateCardProps & { card: Card }) {
  const locale = useLocale();
  const tabIndex = isTabStop ? 0 : -1;
  const title = titleOf(card, locale);
  return (
    <>
      <Cover card={card} isFirst={isFirst} />
      <div className="flex min-w-0 flex-1 flex-col gap-0.5 py-2 ps-3 pe-3 max-sm:pe-12">
        <h2 className="truncate text-base">
          {/* Its area is the whole card. */}
          <a
            href={templatePath(card.slug)}
            data-open=""
            tabIndex={tabIndex}
            className="rounded-[2px] outline-none focus-visible:bg-accent-soft after:absolute after:inset-0 after:rounded-card focus-visible:after:outline-2 focus-visible:after:outline-ring focus-visible:after:-outline-offset-2"
          >
            {title}
          </a>
        </h2>
        <p className="truncate text-muted text-sm">{inLanguage(card.useWhen, locale) || card.slug}</p>
        <CardFacts card={card} />
      </div>
      <CardTick title={title} isSelected={isSelected} isSelecting={isSelecting} tabIndex={tabIndex} />
      <CardButtons title={title} isFavourite={card.favourite} tabIndex={tabIndex} />
    </>
  );
}

/** The cover; without one a sign of what it makes. */
function Cover({ card, isFirst }: { card: Card; isFirst: boolean }) {
  const { cover, coverUrl, kind, operation } = card;
  const Picture = kind === "fragment" ? Puzzle : operation === "edit" ? SquarePen : Sparkles;
  return (
    <div
      className="relative grid w-28 shrink-0 place-items-center overflow-hidden bg-control text-muted sm:h-40 sm:w-full"
      style={{ backgroundColor: cover ? averageColor(cover.thumbHash) : undefined }}
    >
      {coverUrl ? (
        <img
          src={coverUrl}
          alt=""
          decoding="async"
          fetchPriority={isFirst ? "high" : "auto"}
          className="absolute inset-0 size-full object-cover"
        />
      ) : (
        <Picture aria-hidden="true" className="size-7 stroke-[1.5]" />
      )}
      {card.favourite && (
        <span className="absolute bottom-1.5 left-1.5 grid size-6 place-items-center rounded-[4px] bg-scrim sm:hidden">
          <Star aria-hidden="true" className="size-3.5 fill-accent text-accent" />
        </span>
      )}
    </div>
  );
}
