"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { languageFromAddress, languageIntoAddress } from "#components/code/code-address.ts";
import { CodeBlock } from "#components/code/code-block.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { Sheet } from "#components/ui/sheet.tsx";
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
  useEffect(() => {
    languageIntoAddress(language);
    return () => languageIntoAddress(null);
  }, [language]);
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
        <CodeBlock code={code} name={names[language]} />
      </div>
    </Sheet>
  );
}
