"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { mergeOf } from "#components/template/content-store.ts";
import { useContent, useTemplateParts } from "#components/template/template-context.tsx";
import { TextDifference } from "#components/template/text-difference.tsx";
import { announce } from "#components/ui/announce.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { toast } from "#components/ui/toast.ts";
import type { DraftView } from "#lib/library/view.ts";
import type { TemplateContent } from "#lib/template/content.ts";

/** Two people changed the same draft: both texts, and the ways to go on without losing either. */
export function ConflictPanel() {
  const theirs = useContent((state) => state.theirs);
  return theirs ? <Conflict key={theirs.rev} theirs={theirs} /> : null;
}

function Conflict({ theirs }: { theirs: DraftView }) {
  const t = useTranslations("template");
  const format = useFormatter();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const { content } = useTemplateParts();
  const mine = useContent((state) => state.content);
  const base = useContent((state) => state.base);
  const merge = mergeOf({ base, content: mine, theirs });
  const [text, setText] = useState(mine.body);
  const sameBody = !merge?.both.includes("body");
  useEffect(() => {
    announce(t("conflict.title"), "assertive");
    heading.current?.scrollIntoView({ block: "nearest" });
  }, [t]);

  const settle = (chosen: TemplateContent, other: TemplateContent) => {
    content.getState().settle(chosen);
    toast({
      title: t("conflict.settled"),
      action: { label: t("undo"), run: () => content.getState().change(other) },
    });
  };
  const otherFields = merge?.both.filter((field) => field !== "body") ?? [];
  return (
    <section
      aria-labelledby={id}
      className="flex flex-col gap-3 rounded-card border border-edge bg-warning-soft p-4"
    >
      <h2 id={id} ref={heading} className="text-lg">
        {t("conflict.title")}
      </h2>
      <p className="max-w-[72ch] text-sm">
        {t("conflict.text", {
          who: theirs.updatedBy,
          when: format.dateTime(new Date(theirs.updatedAt), "moment"),
        })}
      </p>
      <div className="grid gap-3 lg:grid-cols-2">
        <Version title={t("conflict.mine")} body={mine.body} />
        <Version title={t("conflict.theirs")} body={theirs.content.body}>
          <TextDifference before={mine.body} after={theirs.content.body} />
        </Version>
      </div>
      {otherFields.length > 0 && (
        <p className="text-sm">
          {t("conflict.fields", { fields: otherFields.map((field) => t(`fields.${field}`)).join(", ") })}
        </p>
      )}
      {sameBody ? (
        <p className="text-sm">{t(otherFields.length > 0 ? "conflict.mergeMine" : "conflict.mergeAll")}</p>
      ) : (
        <Field label={t("conflict.byHand")}>
          {(control) => (
            <TextArea
              {...control}
              rows={4}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          )}
        </Field>
      )}
      <div className="flex flex-wrap gap-2">
        <Button
          variant="primary"
          onClick={() => {
            const merged = merge?.merged ?? mine;
            settle(sameBody ? merged : { ...merged, body: text }, mine);
          }}
        >
          {t("conflict.merge")}
        </Button>
        <Button onClick={() => settle(mine, theirs.content)}>{t("conflict.keepMine")}</Button>
        <Button onClick={() => settle(theirs.content, mine)}>{t("conflict.takeTheirs")}</Button>
      </div>
    </section>
  );
}

function Version({ title, body, children }: { title: string; body: string; children?: React.ReactNode }) {
  return (
    <div className="min-w-0">
      <h3 className="mb-1 text-sm">{title}</h3>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text scrolls, also for those without a pointer.
        tabIndex={0}
        aria-label={title}
        className="max-h-72 overflow-y-auto whitespace-pre-wrap rounded-control bg-raised p-2"
      >
        {children ?? body}
      </section>
    </div>
  );
}
