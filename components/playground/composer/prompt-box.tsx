"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { useDraft, usePlayground, useView } from "#components/playground/playground-context.tsx";
import { isComposing } from "#components/ui/is-composing.ts";
import { codePoints } from "#lib/images/check-parameters.ts";
import { maxPromptLength } from "#lib/images/parameters.ts";

/** From here on the length is shown. */
const nearLimit = 0.9 * maxPromptLength;
export const promptBoxId = "prompt";

/** Enter never sends by itself: prompts have lines, and while a Chinese word is composed Enter belongs to the word. */
export function PromptBox({ submit, placeholder }: { submit: () => void; placeholder: string }) {
  const t = useTranslations("playground");
  const { draft } = usePlayground();
  const prompt = useDraft((state) => state.prompt);
  const hindrance = useView((view) => view.hindrance);
  const hinder = useView((view) => view.hinder);
  const box = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    // What was typed before the page came alive.
    const early = box.current?.value ?? "";
    if (early !== "" && draft.getState().prompt === "") draft.getState().set({ prompt: early });
  }, [draft]);
  useGrowth(box, prompt);

  const recall = async (direction: "older" | "newer") =>
    (await import("#components/playground/recall.ts")).recall(draft, direction);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (isComposing(event.nativeEvent)) return;
    if (isSubmit(event)) {
      event.preventDefault();
      // Held down, the keys count once.
      if (!event.repeat) submit();
    } else if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      void recall(event.key === "ArrowUp" ? "older" : "newer");
    }
  };
  const isWrong = typeof hindrance === "object" && hindrance?.field === "prompt";
  return (
    <div className="px-3 pt-2.5">
      <textarea
        id={promptBoxId}
        ref={box}
        rows={2}
        value={prompt}
        aria-label={t("composer.prompt")}
        aria-describedby={isWrong ? "hindrance" : undefined}
        aria-invalid={isWrong || undefined}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        placeholder={placeholder}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          draft.getState().set({ prompt: event.currentTarget.value });
          hinder(null);
        }}
        className="field-sizing-content block max-h-[12lh] min-h-[2lh] w-full resize-none bg-transparent text-base outline-none lg:min-h-[3lh] coarse:text-lg"
      />
      <PromptLength prompt={prompt} />
    </div>
  );
}

const isSubmit = (event: KeyboardEvent) =>
  event.key === "Enter" && (event.metaKey || event.ctrlKey) && !event.shiftKey && !event.altKey;

function PromptLength({ prompt }: { prompt: string }) {
  const t = useTranslations("playground");
  if (prompt.length < nearLimit) return null;
  const length = codePoints(prompt);
  return (
    <p className={`tabular text-end text-xs ${length > maxPromptLength ? "text-danger-ink" : "text-muted"}`}>
      {t("composer.length", { length, max: maxPromptLength })}
    </p>
  );
}

/** Grows with its text where the browser does not do so by itself. */
function useGrowth(box: React.RefObject<HTMLTextAreaElement | null>, prompt: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew for every prompt.
  useEffect(() => {
    const element = box.current;
    if (!element || CSS.supports("field-sizing", "content")) return;
    element.style.height = "auto";
    element.style.height = `${element.scrollHeight}px`;
  }, [box, prompt]);
}
