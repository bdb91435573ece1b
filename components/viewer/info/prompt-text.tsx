"use client";

import { Copy } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { IconButton } from "#components/ui/icon-button.tsx";
import { useViewerDeeds } from "#components/viewer/actions/use-viewer-deeds.ts";
import { Section } from "#components/viewer/info/section.tsx";
import { useLooked } from "#components/viewer/viewer-context.tsx";

/** The prompt, whatever its length, in its own language; below it what was really sent, where that was more. */
export function PromptText() {
  const t = useTranslations("viewer.prompt");
  const locale = useLocale();
  const deeds = useViewerDeeds();
  const { prompt, detail } = useLooked();
  if (prompt === null) return null;
  const language = /\p{Script=Han}/u.test(prompt) ? "zh-CN" : locale === "zh-CN" ? "en" : undefined;
  return (
    <Section
      title={t("label")}
      aside={
        <IconButton
          label={t("copy")}
          keys="Shift+C"
          icon={<Copy aria-hidden="true" />}
          onClick={() => void deeds.copyPrompt()}
          className="-my-1"
        />
      }
    >
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        aria-label={t("text")}
        lang={language}
        onKeyDown={(event) =>
          /^(?:Arrow(?:Up|Down)|Page|Home|End)/.test(event.key) && event.stopPropagation()
        }
        className="max-h-48 overflow-y-auto whitespace-pre-wrap rounded-control bg-ground p-2 text-pretty [overflow-wrap:anywhere]"
      >
        {prompt}
      </section>
      {detail?.sentPrompt && (
        <details className="mt-1 text-sm">
          <summary className="min-h-6 text-muted">{t("sent")}</summary>
          <p
            lang={language}
            className="max-h-48 overflow-y-auto whitespace-pre-wrap rounded-control bg-ground p-2"
          >
            {detail.sentPrompt}
          </p>
        </details>
      )}
    </Section>
  );
}
