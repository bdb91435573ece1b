"use client";

import { Check, Ellipsis, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEditor } from "#components/editor/editor-context.tsx";
import { Caption } from "#components/editor/results/caption.tsx";
import { ResultsCommands } from "#components/editor/results/results-commands.tsx";
import { resultsScope } from "#components/editor/results/results-keys.ts";
import { neighbourOf, Strip } from "#components/editor/results/strip.tsx";
import { useResultDeeds } from "#components/editor/results/use-result-deeds.ts";
import {
  useChosenResult,
  useChosenTile,
  useResults,
  useTiles,
} from "#components/editor/results/use-results.ts";
import { ViewControls } from "#components/editor/results/view-controls.tsx";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu } from "#components/ui/menu.tsx";

/** Between canvas and tools: the results of one edit, how they are looked at, and what becomes of them. */
export function ResultsBar() {
  const t = useTranslations("editor.results");
  return (
    <section
      aria-label={t("title")}
      data-shortcut-scope={resultsScope}
      className="flex flex-col gap-1 border-line border-t bg-surface px-2 py-1.5"
    >
      <div className="flex items-center gap-2">
        <div className="min-w-0 flex-1">
          <Strip />
        </div>
        <Verdict />
      </div>
      <div className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 max-sm:min-h-24 max-sm:content-start">
        <ViewControls />
        <Caption />
      </div>
      <ResultsCommands />
    </section>
  );
}

/** Take it, throw it away, or more. The buttons stay where they are, whatever is chosen. */
function Verdict() {
  const t = useTranslations("editor.results");
  const { results } = useEditor();
  const tiles = useTiles();
  const tile = useChosenTile();
  const chosen = useChosenResult();
  const busy = useResults((state) => state.busy === "accept");
  const deeds = useResultDeeds();
  const isTakable = chosen !== null && chosen.result.state !== "pending";
  const others = tiles.flatMap((each) =>
    each.kind === "result" && each.key !== tile?.key ? [each.result] : [],
  );
  const reject = () => {
    if (!chosen || !tile) return;
    results.getState().choose(neighbourOf(tiles, tile)?.key ?? null);
    void deeds.discard([chosen.result]);
  };
  const accept = (discardOthers: boolean) => {
    if (chosen && isTakable) void deeds.accept(chosen.edit, chosen.result, discardOthers);
  };
  const close = () => {
    results.getState().follow(null);
    document.getElementById("content")?.focus({ preventScroll: true });
  };
  return (
    <div className="flex shrink-0 items-center gap-1.5">
      <Button
        variant={isTakable ? "primary" : "secondary"}
        busy={busy}
        icon={<Check aria-hidden="true" className="size-4 max-sm:hidden" />}
        aria-disabled={!isTakable || undefined}
        onClick={() => accept(false)}
      >
        {t("accept")}
      </Button>
      <IconButton
        label={t("reject")}
        keys="Delete"
        icon={<Trash2 aria-hidden="true" />}
        aria-disabled={!chosen || undefined}
        onClick={reject}
      />
      <Menu
        label={t("more")}
        placement={{ side: "top", align: "end" }}
        items={[
          {
            id: "accept-only",
            label: t("acceptOnly"),
            disabled: !isTakable || others.length === 0,
            run: () => accept(true),
          },
          {
            id: "discard-others",
            label: t("discardOthers"),
            disabled: !chosen || others.length === 0,
            run: () => void deeds.discard(others),
          },
          null,
          { id: "close", label: t("close"), run: close },
        ]}
        trigger={(props) => (
          <IconButton {...props} label={t("more")} icon={<Ellipsis aria-hidden="true" />} />
        )}
      />
    </div>
  );
}
