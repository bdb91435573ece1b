"use client";

import { Code } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { CodeBlock } from "#components/code/code-block.tsx";
import type { CodeLoaded } from "#components/template/loaded-tab.ts";
import { useTemplateFacts } from "#components/template/template-context.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import type { ReleasedPrompt } from "#lib/releases/view.ts";
import {
  type ReleasedLanguage,
  type ReleasedSnippet,
  releasedLanguages,
  releasedSnippet,
} from "#lib/snippets/released-snippet.ts";
import type { TemplateContent, VariableValue, VariableValues } from "#lib/template/content.ts";

const names: Record<ReleasedLanguage, string> = {
  curl: "curl",
  typescript: "TypeScript",
  python: "Python",
  csharp: "C#",
};

/** How a program asks for what is released: by name, never by version. */
export function CodeTab({ loaded: { released } }: { loaded: CodeLoaded }) {
  const t = useTranslations("template");
  const { template } = useTemplateFacts();
  const [chosen, setChosen] = useState<ReleasedPrompt["environment"] | null>(null);
  const prompt = released.find(({ environment }) => environment === chosen) ?? released[0];
  if (!prompt)
    return (
      <EmptyState
        title={t("code.none")}
        picture={<Code aria-hidden="true" />}
        action={
          <Link href={`/library/${template.slug}?tab=releases`} className={buttonClass("primary")}>
            {t("code.release")}
          </Link>
        }
      >
        {t("code.noneText")}
      </EmptyState>
    );
  return (
    <div className="mx-auto flex w-full max-w-4xl flex-col gap-5 px-3 py-4 lg:px-6">
      {released.length > 1 && (
        <Segmented
          label={t("code.environment")}
          options={released.map(({ environment }) => ({ value: environment, label: environment }))}
          value={prompt.environment}
          onChange={setChosen}
        />
      )}
      <p>
        {t("code.live", {
          environment: prompt.environment,
          number: prompt.version,
          model: prompt.deployment.model,
        })}
      </p>
      <Calls prompt={prompt} />
      <section className="flex flex-col gap-3">
        <h2 className="text-lg">{t("code.pull")}</h2>
        <p className="text-muted text-sm">{t("code.pullText")}</p>
        <CodeBlock
          name={t("code.command")}
          code={`npx --no-install pentimento pull --env ${prompt.environment} --only ${prompt.slug}\n`}
        />
      </section>
    </div>
  );
}

/** Who calls the provider: the studio with its key, or the program with its own. */
const callers = ["studio", "openai", "azure"] as const;
const providers = {
  openai: { kind: "openai", baseUrl: "https://api.openai.com/v1" },
  azure: { kind: "azure-v1", endpoint: "https://YOUR-RESOURCE.openai.azure.com" },
} as const satisfies Record<string, ReleasedSnippet["provider"]>;

function Calls({ prompt }: { prompt: ReleasedPrompt }) {
  const t = useTranslations("template");
  const [language, setLanguage] = useLanguage();
  const [caller, setCaller] = useState<(typeof callers)[number]>("studio");
  const [studioUrl, setStudioUrl] = useState("");
  useEffect(() => setStudioUrl(location.origin), []);
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-lg">{t("code.call")}</h2>
      <Segmented
        label={t("code.language")}
        hideLabel
        options={releasedLanguages.map((value) => ({ value, label: names[value] }))}
        value={language}
        onChange={setLanguage}
      />
      <Segmented
        label={t("code.caller")}
        options={callers.map((value) => ({ value, label: t(`code.callers.${value}`) }))}
        value={caller}
        onChange={setCaller}
      />
      <p className="text-muted text-sm">{t(`code.keys.${caller}`)}</p>
      <CodeBlock
        name={names[language]}
        code={releasedSnippet(
          language,
          caller === "studio" ? "studio" : "provider",
          snippetOf(prompt, studioUrl, providers[caller === "azure" ? "azure" : "openai"]),
        )}
      />
    </section>
  );
}

/** Stands in the address, so that a link opens on it. */
function useLanguage(): [ReleasedLanguage, (language: ReleasedLanguage) => void] {
  const [language, setLanguage] = useState<ReleasedLanguage>("curl");
  useEffect(() => {
    const wanted = new URL(location.href).searchParams.get("code");
    setLanguage(releasedLanguages.find((one) => one === wanted) ?? "curl");
  }, []);
  return [
    language,
    (next) => {
      setLanguage(next);
      const url = new URL(location.href);
      url.searchParams.set("code", next);
      history.replaceState(history.state, "", url);
    },
  ];
}

function snippetOf(
  { content, environment, slug, deployment }: ReleasedPrompt,
  studioUrl: string,
  provider: ReleasedSnippet["provider"],
): ReleasedSnippet {
  const { outputFormat } = content.parameters;
  const needed = content.slots.filter(({ min }) => min > 0);
  return {
    studioUrl,
    environment,
    slug,
    operation: needed.some(({ role }) => role !== "mask") ? "edit" : content.operation,
    model: deployment.model,
    variables: examples(content),
    images: Object.fromEntries(needed.map(({ name }) => [name, [`${name}.png`]])),
    extension: outputFormat.mode === "bound" ? "png" : outputFormat.value,
    provider,
  };
}

/** What must be given, with its default or something in its place. */
function examples({ variables }: TemplateContent): VariableValues {
  const needed = variables.filter(({ required }) => required);
  return Object.fromEntries(
    needed.map((variable) => [variable.name, variable.default ?? exampleOf(variable)]),
  );
}

function exampleOf(variable: TemplateContent["variables"][number]): VariableValue {
  switch (variable.type) {
    case "enum":
      return variable.options[0]?.value ?? "";
    case "number":
      return variable.min ?? 1;
    case "boolean":
      return true;
    case "colour":
      return variable.palette[0] ?? "#d62828";
    case "date":
      return variable.min ?? "2027-01-01";
    case "list":
      return ["…"];
    default:
      return "…";
  }
}
