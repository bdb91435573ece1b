"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import type { BodyEditor } from "#components/template/body/open-body-editor.ts";
import { BodyField } from "#components/template/edit/body-field.tsx";
import { ProblemList } from "#components/template/edit/problem-list.tsx";
import { Section } from "#components/template/edit/section.tsx";
import { useContentProblems } from "#components/template/edit/use-content-problems.ts";
import { useContent, useTemplateFacts, useTemplateParts } from "#components/template/template-context.tsx";
import { Segmented } from "#components/ui/segmented.tsx";

/** The prompt itself, what it is for, and what is wrong with it. */
export function BodySection() {
  const t = useTranslations("template");
  const { content } = useTemplateParts();
  const { template } = useTemplateFacts();
  const { operation, bodyKind } = useContent((state) => state.content);
  const problems = useContentProblems();
  const editor = useRef<BodyEditor | null>(null);
  const { change } = content.getState();
  const isFragment = template.kind === "fragment";
  return (
    <Section
      title={t(isFragment ? "body.fragment" : "body.title")}
      aside={
        !isFragment && (
          <>
            <Segmented
              label={t("body.operation")}
              hideLabel
              className="shrink-0 whitespace-nowrap [&_label]:px-3"
              options={[
                { value: "generate", label: t("body.generate") },
                { value: "edit", label: t("body.edit") },
              ]}
              value={operation}
              onChange={(value) => change({ operation: value })}
            />
            <Segmented
              label={t("body.kind")}
              hideLabel
              className="shrink-0 whitespace-nowrap [&_label]:px-3"
              options={[
                { value: "text", label: t("body.text") },
                { value: "json", label: t("body.json") },
              ]}
              value={bodyKind}
              onChange={(value) => change({ bodyKind: value })}
            />
          </>
        )
      }
    >
      <BodyField problems={problems} editorRef={editor} />
      <ProblemList problems={problems} editorRef={editor} />
    </Section>
  );
}
