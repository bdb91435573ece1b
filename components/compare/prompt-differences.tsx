"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useCompare } from "#components/compare/compare-context.tsx";
import { shown } from "#components/compare/compare-store.ts";
import { useCaption } from "#components/compare/use-caption.ts";
import { type DiffPart, diffWords } from "#lib/diff/word-diff.ts";

/** The first prompt, and how each other one differs from it. */
export function PromptDifferences() {
  const t = useTranslations("compare");
  const images = useCompare(shown);
  const caption = useCaption();
  const prompts = images.map(({ run }) => run?.prompt ?? "");
  const [first = "", ...others] = prompts;
  const isSame = others.every((prompt) => prompt === first);
  return (
    <div className="flex flex-col gap-2">
      <h2 className="text-base">{t("prompts.title")}</h2>
      {isSame && first !== "" && <p className="text-muted text-sm">{t("prompts.same")}</p>}
      <Prompt title="1" name={images[0] ? caption(images[0], 0).name : ""}>
        {first || <span className="text-muted">{t("prompts.none")}</span>}
      </Prompt>
      {!isSame &&
        images.slice(1).map((compared, index) => (
          <Prompt key={compared.image.id} title={String(index + 2)} name={caption(compared, index + 1).name}>
            <Difference before={first} after={others[index] ?? ""} />
          </Prompt>
        ))}
    </div>
  );
}

function Prompt({ title, name, children }: { title: string; name: string; children: React.ReactNode }) {
  const t = useTranslations("compare");
  return (
    <div>
      <h3 className="text-muted text-sm">
        {title}
        <span className="sr-only">: {name}</span>
      </h3>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long prompt scrolls, also for those without a pointer.
        tabIndex={0}
        aria-label={`${t("prompts.title")} ${title} ${name}`}
        className="max-h-60 overflow-y-auto whitespace-pre-wrap rounded-control bg-control p-2"
      >
        {children}
      </section>
    </div>
  );
}

function Difference({ before, after }: { before: string; after: string }) {
  const t = useTranslations("compare");
  const parts = useMemo(() => diffWords(before, after), [before, after]);
  if (!after) return <span className="text-muted">{t("prompts.none")}</span>;
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the text.
    <Part key={index} part={part} />
  ));
}

function Part({ part: { kind, text } }: { part: DiffPart }) {
  if (kind === "added") return <ins className="bg-success-soft text-success-ink underline">{text}</ins>;
  if (kind === "removed") return <del className="bg-danger-soft text-danger-ink">{text}</del>;
  return text;
}
