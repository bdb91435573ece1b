"use client";

import { Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { languageFromAddress, languageIntoAddress } from "#components/playground/code-address.ts";
import { copyText } from "#components/playground/copy-text.ts";
import { type Draft, readyImages } from "#components/playground/draft-store.ts";
import { fitDraft } from "#components/playground/fit-draft.ts";
import { useDraft, usePlayground, useView } from "#components/playground/playground-context.tsx";
import { choiceOf } from "#components/playground/view-store.ts";
import { Button } from "#components/ui/button.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { Sheet } from "#components/ui/sheet.tsx";
import { toast } from "#components/ui/toast.ts";
import type { ImageView } from "#lib/runs/view.ts";
import { type SnippetLanguage, snippetFor, snippetLanguages } from "#lib/snippets/snippet.ts";
import type { SnippetRequest } from "#lib/snippets/snippet-request.ts";

const names: Record<SnippetLanguage, string> = {
  curl: "curl",
  typescript: "TypeScript",
  python: "Python",
  csharp: "C#",
};

/** The same request as a program would send it. The key is only ever a variable's name. */
export function CodeSheet({ draft, close }: { draft: Draft | null; close: () => void }) {
  const t = useTranslations("playground");
  const current = useDraft((state) => state);
  const request = useSnippetRequest(draft ?? current);
  const [language, setLanguage] = useState<SnippetLanguage>(() => languageFromAddress() ?? "curl");
  const code = snippetFor(language, request);
  const block = useRef<HTMLElement>(null);
  useEffect(() => {
    languageIntoAddress(language);
    return () => languageIntoAddress(null);
  }, [language]);
  const copy = async () => {
    if (await copyText(code)) return toast({ title: t("copied") });
    if (block.current) getSelection()?.selectAllChildren(block.current);
    toast({ title: t("copyFailed"), tone: "danger" });
  };
  return (
    <Sheet open onClose={close} title={t("code.title")}>
      <div className="flex flex-col gap-3">
        <Segmented
          label={t("code.language")}
          hideLabel
          options={snippetLanguages.map((value) => ({ value, label: names[value] }))}
          value={language}
          onChange={setLanguage}
        />
        <p className="text-muted text-sm">
          {t(request.baseUrl.includes("/simulator/") ? "code.simulator" : "code.key")}
        </p>
        <Button icon={<Copy aria-hidden="true" className="size-4" />} onClick={copy} className="self-start">
          {t("code.copy")}
        </Button>
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
          tabIndex={0}
          aria-label={t("code.block", { language: names[language] })}
          className="overflow-auto whitespace-pre rounded-card border border-line bg-ground p-3 text-xs leading-relaxed"
        >
          <code ref={block} lang="en" translate="no" className="font-mono">
            {code}
          </code>
        </section>
      </div>
    </Sheet>
  );
}

function useSnippetRequest(draft: Draft): SnippetRequest {
  const { openaiBaseUrl } = usePlayground();
  const models = useView((view) => view.models);
  const choice = choiceOf(models, draft);
  const { count, parameters } = fitDraft(choice.profile, draft, new Date());
  const isSimulator = choice.connection.kind === "simulator";
  return {
    baseUrl: isSimulator ? `${location.origin}/simulator/v1` : openaiBaseUrl,
    model: choice.profile.id,
    prompt: draft.prompt,
    count,
    parameters,
    references: readyImages(draft).map((image, index) => ({ name: fileName(image, `image-${index + 1}`) })),
    mask: draft.mask && { name: fileName(draft.mask, "mask") },
    stream: count === 1 && parameters.partialImages > 0,
  };
}

const fileName = ({ name, mime }: ImageView, otherwise: string) =>
  name ?? `${otherwise}.${mime.split("/")[1] ?? "png"}`;
