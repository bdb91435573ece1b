"use client";

import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Ref } from "react";
import { RovingToolbar } from "#components/editor/dock/roving-toolbar.tsx";
import { useEdit, useEditor } from "#components/editor/editor-context.tsx";
import { AnchorPicker } from "#components/editor/outpaint/anchor-picker.tsx";
import { isExtended, outsetFor, ratioOf, ratios } from "#components/editor/outpaint/outset.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { tip } from "#components/ui/tip.ts";

/** Shapes the canvas can take, where the picture stands in it, and back to the picture alone. */
export function ExtendDock({ toolbar }: { toolbar: Ref<HTMLDivElement> }) {
  const t = useTranslations("editor.outpaint");
  const { engine, outsets } = useEditor();
  const outset = useEdit((state) => state.outset);
  const chosen = isExtended(outset) ? ratioOf(engine.picture, outset) : null;
  const showAll = () => requestAnimationFrame(() => engine.show("fit"));
  return (
    <>
      <RovingToolbar
        ref={toolbar}
        label={t("toolbar")}
        className="flex flex-wrap items-center justify-center gap-0.5 max-sm:grid max-sm:w-full max-sm:grid-cols-5 max-sm:justify-items-center"
      >
        {ratios.map((ratio) => {
          const next = outsetFor(engine.picture, ratio, chosen?.anchor ?? "middle");
          return (
            <button
              key={ratio}
              type="button"
              aria-label={t("toRatio", { ratio })}
              aria-pressed={chosen?.ratio === ratio}
              aria-disabled={next === null || undefined}
              {...tip(next ? t("toRatio", { ratio }) : t("tooLarge"))}
              onClick={() => {
                if (!next) return;
                outsets.commit(next, "ratio");
                showAll();
              }}
              className="forced-edge tabular min-h-control min-w-11 rounded-control px-1.5 text-sm hover:bg-control aria-disabled:opacity-45 aria-pressed:bg-accent-soft aria-pressed:font-semibold aria-pressed:text-accent-ink"
            >
              {ratio}
            </button>
          );
        })}
        <IconButton
          label={t("reset")}
          keys="Delete"
          icon={<RotateCcw aria-hidden="true" />}
          disabled={!isExtended(outset)}
          onClick={() => {
            outsets.reset();
            showAll();
          }}
        />
      </RovingToolbar>
      <div className="flex min-h-control w-[22rem] min-w-0 max-w-full items-center gap-4">
        {chosen ? (
          <AnchorPicker {...chosen} />
        ) : (
          <p className="text-muted text-sm leading-tight!">{t("hint")}</p>
        )}
      </div>
    </>
  );
}
