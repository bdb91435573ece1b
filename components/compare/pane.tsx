"use client";

import clsx from "clsx";
import { Trophy } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { useCompare, useCompareParts } from "#components/compare/compare-context.tsx";
import { viewOf } from "#components/compare/compare-store.ts";
import { PlacedPicture } from "#components/compare/placed-picture.tsx";
import { useCaption } from "#components/compare/use-caption.ts";
import { useChoose } from "#components/compare/use-choose.ts";
import { usePaneGestures, useSize } from "#components/compare/use-pane.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import type { ComparedImage } from "#lib/compare/view.ts";

/** One picture beside others, with its name and the way to choose it. */
export function Pane({ compared, index }: { compared: ComparedImage; index: number }) {
  const { image } = compared;
  const { store } = useCompareParts();
  const stage = useRef<HTMLDivElement>(null);
  const size = useSize(stage);
  const view = useCompare((state) => viewOf(state, image.id));
  const [broken, setBroken] = useState(false);
  const look = useMemo(
    () => ({
      now: () => viewOf(store.getState(), image.id),
      change: (next: ReturnType<typeof viewOf>) => store.getState().setView(image.id, next),
    }),
    [store, image.id],
  );
  usePaneGestures(stage, image, look);
  const caption = useCaption();
  const { alt } = caption(compared, index);
  return (
    <PaneFrame compared={compared} index={index}>
      <div
        ref={stage}
        data-pane={image.id}
        className="relative min-h-0 flex-1 cursor-grab touch-none overflow-hidden rounded-picture bg-surface active:cursor-grabbing"
      >
        {broken ? (
          <Broken />
        ) : (
          <PlacedPicture image={image} alt={alt} view={view} pane={size} onBroken={() => setBroken(true)} />
        )}
      </div>
    </PaneFrame>
  );
}

export function Broken() {
  const t = useTranslations("compare");
  return (
    <p className="absolute inset-0 grid place-content-center bg-control p-4 text-center text-muted text-sm">
      {t("broken")}
    </p>
  );
}

function PaneFrame({
  compared,
  index,
  children,
}: {
  compared: ComparedImage;
  index: number;
  children: ReactNode;
}) {
  const t = useTranslations("compare");
  const { image } = compared;
  const winner = useCompare((state) => state.verdicts.mine?.winnerId === image.id);
  const votes = useCompare((state) => state.verdicts.votes[image.id] ?? 0);
  const choose = useChoose();
  const caption = useCaption();
  const { letter, name, facts } = caption(compared, index);
  return (
    <figure
      className={clsx(
        "flex min-h-[12rem] min-w-0 flex-col gap-1.5 rounded-card border p-1.5",
        winner ? "border-accent bg-accent-soft" : "border-transparent",
      )}
    >
      {children}
      <figcaption className="flex flex-wrap items-center gap-x-2 gap-y-1 px-1">
        <Badge tone={winner ? "accent" : "neutral"}>{letter}</Badge>
        {name && <span className="font-semibold">{name}</span>}
        <span className="flex-1" />
        {votes > 1 && <span className="text-muted text-sm">{t("votes", { count: votes })}</span>}
        <Button
          variant={winner ? "primary" : "secondary"}
          aria-pressed={winner}
          aria-keyshortcuts={String(index + 1)}
          icon={<Trophy aria-hidden="true" className="size-4" />}
          onClick={() => void choose(winner ? null : image.id)}
        >
          {winner ? t("winner") : t("choose", { name: letter })}
        </Button>
        {facts && <span className="tabular basis-full text-muted text-sm">{facts}</span>}
      </figcaption>
    </figure>
  );
}
