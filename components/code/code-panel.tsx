"use client";

import { Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { languageFromAddress, languageIntoAddress } from "#components/code/code-address.ts";
import { copyText } from "#components/playground/copy-text.ts";
import { Button } from "#components/ui/button.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { Sheet } from "#components/ui/sheet.tsx";
import { toast } from "#components/ui/toast.ts";
import { type SnippetLanguage, snippetFor, snippetLanguages } from "#lib/snippets/snippet.ts";
import type { SnippetRequest } from "#lib/snippets/snippet-request.ts";

const names: Record<SnippetLanguage, string> = {
  curl: "curl",
  typescript: "TypeScript",
  python: "Python",
  csharp: "C#",
};

/** The same request as a program would send it. The key is only ever a variable's name. */
export function CodePanel({ request, close }: { request: SnippetRequest; close: () => void }) {
  const t = useTranslations("code");
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
    <Sheet open onClose={close} title={t("title")}>
      <div className="flex flex-col gap-3">
        <Segmented
          label={t("language")}
          hideLabel
          options={snippetLanguages.map((value) => ({ value, label: names[value] }))}
          value={language}
          onChange={setLanguage}
        />
        <p className="text-muted text-sm">
          {t(request.baseUrl.includes("/simulator/") ? "simulator" : "key")}
        </p>
        <Button icon={<Copy aria-hidden="true" className="size-4" />} onClick={copy} className="self-start">
          {t("copy")}
        </Button>
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
          tabIndex={0}
          aria-label={t("block", { language: names[language] })}
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
