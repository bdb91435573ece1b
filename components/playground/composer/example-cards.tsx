"use client";

import { useTranslations } from "next-intl";
import { type Example, examples } from "#components/playground/composer/examples.ts";
import { useDraft } from "#components/playground/playground-context.tsx";
import { ratioOf } from "#components/playground/settings/size-label.ts";
import { defaultParameters } from "#lib/images/parameters.ts";

/** Six ways to begin. A click fills prompt and settings and spends nothing. */
export function ExampleCards() {
  const t = useTranslations("playground");
  return (
    <section aria-label={t("examples.label")}>
      <ul className="grid grid-cols-2 gap-2 sm:grid-cols-3">
        {examples.map((example) => (
          <li key={example.id} className="flex">
            <ExampleCard example={example} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ExampleCard({ example }: { example: Example }) {
  const t = useTranslations("playground");
  const set = useDraft((draft) => draft.set);
  const { id, role, count, parameters } = example;
  const fill = () => {
    set({ prompt: t(`examples.${id}.prompt`), count, parameters: { ...defaultParameters, ...parameters } });
    document.getElementById("prompt")?.focus();
  };
  return (
    <button
      type="button"
      onClick={fill}
      className="flex flex-1 items-start gap-2.5 rounded-card border border-line bg-surface p-3 text-start transition-colors hover:border-edge hover:bg-raised"
    >
      <ExampleShape example={example} />
      <span className="min-w-0">
        <span className="block font-semibold text-sm leading-snug">{t(`examples.${id}.title`)}</span>
        <span className="block text-muted text-xs">{t(`roles.${role}`)}</span>
      </span>
    </button>
  );
}

const edge = 22;

/** The shape the pictures will have, as many as there will be. */
function ExampleShape({ example: { parameters, count } }: { example: Example }) {
  const ratio = ratioOf(parameters.size ?? defaultParameters.size);
  const width = ratio >= 1 ? edge : edge * ratio;
  const height = ratio >= 1 ? edge / ratio : edge;
  const behind = Math.min(count, 3) - 1;
  return (
    <span aria-hidden="true" className="relative mt-0.5 size-7 shrink-0 max-sm:hidden">
      {Array.from({ length: behind + 1 }, (_, layer) => behind - layer).map((layer) => (
        <span
          key={layer}
          className="absolute rounded-[2px] border border-muted bg-surface"
          style={{ width, height, left: layer * 3, top: layer * 3 }}
        />
      ))}
    </span>
  );
}
