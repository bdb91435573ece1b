"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useId, useRef } from "react";
import { useEditor } from "#components/editor/editor-context.tsx";
import { historyOf, useLayerHistory } from "#components/editor/layers/use-layer-history.ts";

/** Every step by its name; a click or an arrow goes there. What was undone stays listed until something new is done. */
export function HistoryPanel() {
  const t = useTranslations("editor");
  const id = useId();
  const parts = useEditor();
  const { steps: history, at } = useLayerHistory();
  const goTo = (count: number) => historyOf(parts).goTo(count);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = list.current;
    const line = box?.children[at];
    if (!box || !(line instanceof HTMLElement)) return;
    // Not scrollIntoView: that would move the panel around it too.
    const top = line.offsetTop - box.offsetTop;
    if (top < box.scrollTop) box.scrollTop = top;
    else if (top + line.offsetHeight > box.scrollTop + box.clientHeight)
      box.scrollTop = top + line.offsetHeight - box.clientHeight;
  }, [at]);
  const onKeyDown = (event: KeyboardEvent) => {
    const to = {
      ArrowUp: at - 1,
      ArrowDown: at + 1,
      Home: 0,
      End: history.length,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    if (to >= 0 && to <= history.length) goTo(to);
  };
  const steps = [{ id: 0, name: t("history.start") }, ...history];
  return (
    <div
      ref={list}
      role="listbox"
      aria-label={t("history.title")}
      aria-activedescendant={`${id}-${at}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      className="max-h-56 overflow-y-auto rounded-control"
    >
      {steps.map((step, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys.
        // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, by aria-activedescendant.
        <div
          key={step.id}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          onClick={() => goTo(index)}
          className={clsx(
            "flex min-h-7 cursor-default items-center rounded-control px-2 text-sm coarse:min-h-control",
            index === at ? "forced-selected bg-accent-soft font-semibold" : "hover:bg-control",
            index > at && "text-muted line-through decoration-line",
          )}
        >
          {step.name}
        </div>
      ))}
    </div>
  );
}
