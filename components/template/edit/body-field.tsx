"use client";

import { useLocale, useTranslations } from "next-intl";
import { type RefObject, useEffect, useId, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { KnownName } from "#components/template/body/names.ts";
import type { BodyEditor } from "#components/template/body/open-body-editor.ts";
import { addVariable } from "#components/template/edit/change-variables.ts";
import { useProblemText } from "#components/template/edit/use-problem-text.ts";
import { labelOf } from "#components/template/localized-text.ts";
import { useContent, useTemplateParts } from "#components/template/template-context.tsx";
import type { TemplateProblem } from "#lib/template/problem.ts";

type BodyFieldProps = { problems: readonly TemplateProblem[]; editorRef: RefObject<BodyEditor | null> };

/** The editor of the body. Until its code is there, and where it cannot be fetched, a plain field. */
export function BodyField({ problems, editorRef }: BodyFieldProps) {
  const t = useTranslations("template");
  const id = useId();
  const host = useRef<HTMLDivElement>(null);
  const { content } = useTemplateParts();
  const body = useContent((state) => state.content.body);
  const bodyKind = useContent((state) => state.content.bodyKind);
  const isOpen = useOpenEditor(host, editorRef, id);
  useFollowing(editorRef, isOpen, problems);
  return (
    <div className="overflow-hidden rounded-card border border-edge bg-raised focus-within:outline-2 focus-within:outline-ring">
      <div ref={host} />
      {!isOpen && (
        <textarea
          aria-label={t("body.label")}
          value={body}
          onChange={(event) => content.getState().change({ body: event.currentTarget.value })}
          className="block field-sizing-content min-h-[calc(9rem+20px)] w-full resize-none bg-transparent px-3 py-2.5 text-base leading-(--leading) outline-none"
        />
      )}
      <p id={`${id}-hint`} className="border-line border-t px-3 py-1 text-muted text-xs">
        {t("body.hint", { tag: "{{" })} {bodyKind === "json" && t("body.leave")}
      </p>
    </div>
  );
}

/** Fetches the editor and opens it in place of the plain field. */
function useOpenEditor(
  host: RefObject<HTMLDivElement | null>,
  editorRef: RefObject<BodyEditor | null>,
  id: string,
): boolean {
  const t = useTranslations("template");
  const { content } = useTemplateParts();
  const [isOpen, setOpen] = useState(false);
  const words = useRef(t);
  useEffect(() => {
    words.current = t;
  });
  useEffect(() => {
    let isGone = false;
    const open = async () => {
      // Without a line the plain field stays.
      const module = await import("#components/template/body/open-body-editor.ts").catch(() => null);
      if (!module || isGone || !host.current) return;
      const { body, bodyKind } = content.getState().content;
      const hadFocus = host.current.nextElementSibling === document.activeElement;
      editorRef.current = module.openBodyEditor({
        parent: host.current,
        text: body,
        kind: bodyKind,
        label: words.current("body.label"),
        describedBy: `${id}-hint`,
        placeholder: words.current("body.placeholder", { example: "{{subject}}" }),
        words: {
          newVariable: (name) => words.current("body.newVariable", { name }),
          newUnnamed: words.current("body.newUnnamed"),
        },
        onText: (text) => content.getState().change({ body: text }),
        addVariable: (name) => content.getState().change(addVariable(content.getState().content, name)),
      });
      // In the frame the editor comes in, or both would stand there for a moment and push the page down.
      flushSync(() => setOpen(true));
      if (hadFocus) editorRef.current.focus();
    };
    void open();
    return () => {
      isGone = true;
      editorRef.current?.close();
      editorRef.current = null;
      setOpen(false);
    };
  }, [host, editorRef, id, content]);
  return isOpen;
}

/** Tells the editor what the rest of the page has changed. */
function useFollowing(
  editorRef: RefObject<BodyEditor | null>,
  isOpen: boolean,
  problems: readonly TemplateProblem[],
): void {
  const t = useTranslations("template");
  const locale = useLocale();
  const textOf = useProblemText();
  const { body, bodyKind, variables, slots } = useContent((state) => state.content);
  // biome-ignore lint/correctness/useExhaustiveDependencies: isOpen: an editor that has just opened follows too.
  useEffect(() => editorRef.current?.setText(body), [editorRef, isOpen, body]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above.
  useEffect(() => editorRef.current?.setKind(bodyKind), [editorRef, isOpen, bodyKind]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above.
  useEffect(() => {
    const names: KnownName[] = [
      ...variables.map((one) => ({
        name: one.name,
        kind: "variable" as const,
        detail: labelOf(one, locale) === one.name ? t(`types.${one.type}`) : labelOf(one, locale),
      })),
      ...slots.map((one) => ({ name: one.name, kind: "slot" as const, detail: t(`roles.${one.role}`) })),
    ];
    editorRef.current?.setNames(names);
  }, [editorRef, isOpen, variables, slots, locale, t]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above.
  useEffect(() => {
    const marks = problems.flatMap((problem) =>
      problem.field === "body" && problem.line && problem.column
        ? [{ line: problem.line, column: problem.column, text: textOf(problem) }]
        : [],
    );
    editorRef.current?.setMarks(marks);
  }, [editorRef, isOpen, problems, textOf]);
}
