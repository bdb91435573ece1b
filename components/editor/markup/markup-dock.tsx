"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Ref } from "react";
import { RovingToolbar } from "#components/editor/dock/roving-toolbar.tsx";
import { Slider } from "#components/editor/dock/slider.tsx";
import { ToolButtons } from "#components/editor/dock/tool-buttons.tsx";
import { useEditor, useMarkup } from "#components/editor/editor-context.tsx";
import { nowIn } from "#components/editor/layers/named-history.ts";
import { ColorPicker } from "#components/editor/markup/color-picker.tsx";
import { type Mark, mostSize } from "#components/editor/markup/mark.ts";
import { markFaces } from "#components/editor/markup/mark-faces.ts";
import { markTools } from "#components/editor/markup/markup-store.ts";
import { IconButton } from "#components/ui/icon-button.tsx";

/** Tools of the markup, and what the next mark, or the chosen one, looks like. */
export function MarkupDock({ toolbar }: { toolbar: Ref<HTMLDivElement> }) {
  const t = useTranslations("editor.markup");
  const { markup } = useEditor();
  const tool = useMarkup((state) => state.tool);
  const selected = useMarkup((state) => state.selected);
  return (
    <>
      <RovingToolbar
        ref={toolbar}
        label={t("toolbar")}
        className="flex flex-wrap items-center justify-center gap-0.5"
      >
        <ToolButtons
          tools={markTools}
          faces={markFaces}
          inHand={tool}
          label={(each) => t(`tools.${each}`)}
          take={(each) => markup.set({ tool: each })}
        />
        <IconButton
          label={t("removeSelected")}
          keys="Delete"
          icon={<Trash2 aria-hidden="true" />}
          disabled={selected === null}
          onClick={() => selected && markup.remove(selected)}
        />
      </RovingToolbar>
      <MarkLook />
    </>
  );
}

/** Colour and size: of the chosen mark, else of the next one. */
function MarkLook() {
  const t = useTranslations("editor.markup");
  const { markup } = useEditor();
  const { tool, color, line, letters, history, selected } = useMarkup((state) => state);
  const mark = nowIn(history).find(({ id }) => id === selected) ?? null;
  const isText = mark ? mark.kind === "text" : tool === "text";
  const size = mark?.size ?? (isText ? letters : line);
  const setSize = (next: number) => {
    markup.set(isText ? { letters: next } : { line: next });
    if (mark) changeSize(mark, next);
  };
  const changeSize = (changed: Mark, next: number) =>
    next !== changed.size && markup.change({ ...changed, size: next }, "size");
  return (
    <fieldset
      aria-label={t("look")}
      className="flex min-h-control w-[26rem] min-w-0 max-w-full items-center gap-4 max-sm:gap-2"
    >
      <ColorPicker
        value={mark?.color ?? color}
        onChange={(next) => {
          markup.set({ color: next });
          if (mark && mark.color !== next) markup.change({ ...mark, color: next }, "color");
        }}
        className="shrink-0"
      />
      <Slider
        label={t(isText ? "letters" : "line")}
        value={Math.round(size)}
        onChange={setSize}
        min={1}
        max={mostSize}
        unit="px"
        logarithmic
        className="flex-1 max-sm:[&>label]:sr-only"
      />
    </fieldset>
  );
}
