"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { attempt } from "#components/playground/reach.ts";
import { LocalizedFields } from "#components/template/edit/localized-fields.tsx";
import { Section } from "#components/template/edit/section.tsx";
import { SlugField } from "#components/template/edit/slug-field.tsx";
import { TagsField } from "#components/template/edit/tags-field.tsx";
import type { TemplateChanges } from "#components/template/template-actions.ts";
import { useTemplateFacts, useTemplateParts } from "#components/template/template-context.tsx";
import { useTell } from "#components/template/use-tell.ts";
import { Field } from "#components/ui/field.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { TextInput } from "#components/ui/text-input.tsx";

/** Name, place and story of the template: no part of a version, saved field by field. */
export function DetailsPanel({ folders, tags }: { folders: readonly string[]; tags: readonly string[] }) {
  const t = useTranslations("template");
  const { template, refresh } = useTemplateFacts();
  const { actions } = useTemplateParts();
  const tell = useTell();
  const save = async (changes: TemplateChanges) => {
    const outcome = await attempt(() => actions.changeTemplate({ templateId: template.id, changes }));
    if (tell(outcome)) refresh();
  };
  return (
    <Section title={t("details.title")} hint={t("details.hint")}>
      <div className="flex flex-col gap-3">
        <Kept value={template.title} save={(title) => save({ title })}>
          {(value, set, commit) => (
            <LocalizedFields field="title" value={value} onChange={set} onBlur={commit} />
          )}
        </Kept>
        <Kept value={template.useWhen} save={(useWhen) => save({ useWhen })}>
          {(value, set, commit) => (
            <LocalizedFields
              field="useWhen"
              value={value}
              onChange={set}
              onBlur={commit}
              long
              maxLength={1000}
            />
          )}
        </Kept>
        <div className="grid gap-3 sm:grid-cols-2">
          <SlugField />
          <FolderField folders={folders} save={(folder) => save({ folder })} />
        </div>
        <TagsField tags={template.tags} known={tags} onChange={(next) => void save({ tags: next })} />
        <Kept value={template.notes} save={(notes) => save({ notes })}>
          {(value, set, commit) => (
            <Field label={t("details.notes")}>
              {(control) => (
                <TextArea
                  {...control}
                  rows={3}
                  maxLength={20_000}
                  value={value}
                  onBlur={commit}
                  onChange={(event) => set(event.currentTarget.value)}
                />
              )}
            </Field>
          )}
        </Kept>
        <div className="grid gap-3 sm:grid-cols-2">
          {(["licence", "source"] as const).map((name) => (
            <Kept key={name} value={template[name]} save={(value) => save({ [name]: value })}>
              {(value, set, commit) => (
                <Field label={t(`details.${name}`)}>
                  {(control) => (
                    <TextInput
                      {...control}
                      maxLength={name === "licence" ? 200 : 1000}
                      value={value}
                      onBlur={commit}
                      onChange={(event) => set(event.currentTarget.value)}
                    />
                  )}
                </Field>
              )}
            </Kept>
          ))}
        </div>
        <Provenance />
      </div>
    </Section>
  );
}

function FolderField({
  folders,
  save,
}: {
  folders: readonly string[];
  save: (folder: string) => Promise<void>;
}) {
  const t = useTranslations("template");
  const { template } = useTemplateFacts();
  const listId = useId();
  return (
    <Kept value={template.folder} save={save}>
      {(value, set, commit) => (
        <Field label={t("details.folder")} hint={t("details.folderHint")}>
          {(control) => (
            <>
              <TextInput
                {...control}
                list={listId}
                maxLength={500}
                autoComplete="off"
                value={value}
                onBlur={commit}
                onChange={(event) => set(event.currentTarget.value)}
              />
              <datalist id={listId}>
                {folders.map((folder) => (
                  <option key={folder} value={folder} />
                ))}
              </datalist>
            </>
          )}
        </Field>
      )}
    </Kept>
  );
}

type KeptProps<Value> = {
  value: Value;
  save: (value: Value) => Promise<void>;
  children: (value: Value, set: (value: Value) => void, commit: () => void) => React.ReactNode;
};

/** A value as one types it; saved when one leaves the field, and again what the studio says when nobody types. */
function Kept<Value>({ value, save, children }: KeptProps<Value>) {
  const [own, setOwn] = useState<{ value: Value } | null>(null);
  const commit = () => {
    if (!own) return;
    const isChanged = JSON.stringify(own.value) !== JSON.stringify(value);
    if (!isChanged) return setOwn(null);
    void save(own.value).then(() => setOwn(null));
  };
  return children(own ? own.value : value, (next) => setOwn({ value: next }), commit);
}

function Provenance() {
  const t = useTranslations("template");
  const format = useFormatter();
  const { template } = useTemplateFacts();
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
      <Fact name={t("details.owner")}>{template.owner}</Fact>
      <Fact name={t("details.created")}>{format.dateTime(new Date(template.createdAt), "moment")}</Fact>
      {template.forkedFrom && (
        <Fact name={t("details.forkedFrom")}>
          <a href={`/library/${template.forkedFrom.slug}`} className="underline underline-offset-2">
            {template.forkedFrom.slug} {t("version", { number: template.forkedFrom.version })}
          </a>
        </Fact>
      )}
      {template.aliases.length > 0 && <Fact name={t("details.aliases")}>{template.aliases.join(", ")}</Fact>}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="flex gap-1.5">
      <dt className="text-muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
