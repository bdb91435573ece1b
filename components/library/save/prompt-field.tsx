"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { markedPrompt } from "#components/library/save/marked-prompt.ts";
import type { SaveSource } from "#components/library/save/save-source.ts";
import { decisionOf, type SaveFormState } from "#components/library/save/use-save-form.ts";
import { tip } from "#components/ui/tip.ts";
import { normalText } from "#lib/template/clean-text.ts";

/** The prompt, its proposals marked: a press takes one or leaves it. */
export function MarkedPrompt({ source, form }: { source: SaveSource; form: SaveFormState }) {
  const t = useTranslations("save");
  const { proposals, decisions, decide } = form;
  return (
    <section aria-labelledby="save-prompt">
      <h3 id="save-prompt" className="mb-1 font-normal text-muted text-sm">
        {t("prompt")}
      </h3>
      <div
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys.
        tabIndex={0}
        className="max-h-56 overflow-y-auto whitespace-pre-wrap rounded-control bg-control px-3 py-2"
      >
        {markedPrompt(normalText(source.prompt), proposals).map(({ start, text, proposal }) => {
          if (!proposal) return <span key={start}>{text}</span>;
          const { accepted, name } = decisionOf(proposal, decisions);
          return (
            <button
              key={start}
              type="button"
              aria-pressed={accepted}
              {...tip(accepted ? t("becomes", { name }) : t("stays"))}
              onClick={() => decide(proposal.id, { accepted: !accepted })}
              className={clsx(
                "forced-edge inline rounded-[4px] px-0.5 text-start [overflow-wrap:anywhere]",
                accepted
                  ? "bg-accent-soft font-semibold text-accent-ink underline decoration-accent decoration-2 underline-offset-4"
                  : "text-ink underline decoration-muted decoration-dotted underline-offset-4",
              )}
            >
              {text}
            </button>
          );
        })}
      </div>
    </section>
  );
}
