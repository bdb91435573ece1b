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
  type CallLanguage,
  callLanguages,
  type ReleasedCall,
  releasedCall,
} from "#lib/snippets/released-call.ts";
import type { TemplateContent, VariableValue, VariableValues } from "#lib/template/content.ts";

const names: Record<CallLanguage, string> = {
  curl: "curl",
  typescript: "TypeScript",
  python: "Python",
  csharp: "C#",
  azure: "Azure",
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

function Calls({ prompt }: { prompt: ReleasedPrompt }) {
  const t = useTranslations("template");
  const [language, setLanguage] = useLanguage();
  const [studioUrl, setStudioUrl] = useState("");
  useEffect(() => setStudioUrl(location.origin), []);
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-lg">{t("code.call")}</h2>
      <Segmented
        label={t("code.language")}
        hideLabel
        options={callLanguages.map((value) => ({ value, label: names[value] }))}
        value={language}
        onChange={setLanguage}
      />
      <p className="text-muted text-sm">{t(language === "azure" ? "code.azure" : "code.key")}</p>
      <CodeBlock name={names[language]} code={releasedCall(language, callOf(prompt, studioUrl))} />
    </section>
  );
}

/** Stands in the address, so that a link opens on it. */
function useLanguage(): [CallLanguage, (language: CallLanguage) => void] {
  const [language, setLanguage] = useState<CallLanguage>("curl");
  useEffect(() => {
    const wanted = new URL(location.href).searchParams.get("code");
    setLanguage(callLanguages.find((one) => one === wanted) ?? "curl");
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

function callOf({ content, environment, slug }: ReleasedPrompt, studioUrl: string): ReleasedCall {
  const { outputFormat } = content.parameters;
  return {
    studioUrl,
    environment,
    slug,
    variables: examples(content),
    pictures: content.slots
      .filter(({ min }) => min > 0)
      .map(({ name, role }) => ({ slot: name, role, file: `${name}.png` })),
    format: outputFormat.mode === "bound" ? "png" : outputFormat.value,
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
