"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { useEditor, useEngine, useMarkup } from "#components/editor/editor-context.tsx";
import { markFamily } from "#components/editor/markup/draw-mark.ts";
import { markColors, mostText } from "#components/editor/markup/mark.ts";
import { isComposing } from "#components/ui/is-composing.ts";

/** CSS pixels: letters are written no smaller and no larger than this, whatever the zoom. */
const legible = { least: 14, most: 96 };

/** Where a note is written: on the picture, in its own colour and size. Esc gives up, leaving it keeps. */
export function MarkTextBox() {
  const writing = useMarkup((state) => state.writing);
  if (!writing) return null;
  return <TextBox key={writing.id ?? "new"} />;
}

function TextBox() {
  const t = useTranslations("editor.markup");
  const { markup } = useEditor();
  const view = useEngine((state) => state.view);
  const { writing, color, letters } = useMarkup((state) => state);
  const box = useRef<HTMLTextAreaElement>(null);
  const given = useRef(false);
  const mark = markup.marks().find(({ id }) => id === writing?.id);
  useEffect(() => {
    box.current?.focus();
    box.current?.select();
  }, []);
  if (!writing) return null;

  function keep(text: string): void {
    if (given.current || !writing) return;
    given.current = true;
    markup.set({ writing: null });
    const words = text.trim();
    if (!mark) {
      if (words) markup.add(markup.make("text", [writing.at], words));
    } else if (!words) markup.remove(mark.id);
    else if (words !== mark.text) markup.change({ ...mark, text: words }, "text");
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (isComposing(event.nativeEvent)) return;
    const isDone = event.key === "Enter" && !event.shiftKey;
    if (event.key !== "Escape" && !isDone) return;
    event.preventDefault();
    event.stopPropagation();
    const canvas = event.currentTarget.closest<HTMLElement>('[role="application"]');
    if (isDone) keep(event.currentTarget.value);
    else {
      given.current = true;
      markup.set({ writing: null });
    }
    canvas?.focus({ preventScroll: true });
  }

  const size = Math.min(legible.most, Math.max(legible.least, (mark?.size ?? letters) * view.scale));
  return (
    <textarea
      ref={box}
      aria-label={t("text.label")}
      aria-description={t("text.hint")}
      defaultValue={mark?.text ?? ""}
      placeholder={t("text.placeholder")}
      maxLength={mostText}
      rows={2}
      onKeyDown={onKeyDown}
      onBlur={(event) => keep(event.currentTarget.value)}
      className="absolute z-10 min-h-0 max-w-full resize-none overflow-auto rounded-control border border-edge bg-scrim-strong px-1.5 py-0.5 font-semibold leading-[1.3] placeholder:text-on-scrim/80"
      style={{
        left: Math.max(4, writing.at.x * view.scale + view.x - 7),
        top: Math.max(4, writing.at.y * view.scale + view.y - 3),
        width: "min(20rem, 70%)",
        fontFamily: markFamily,
        fontSize: size,
        color: markColors[mark?.color ?? color] === "#000000" ? "#ffffff" : markColors[mark?.color ?? color],
      }}
    />
  );
}
