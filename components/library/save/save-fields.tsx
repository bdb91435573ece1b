"use client";

import { useTranslations } from "next-intl";
import type { SaveSource } from "#components/library/save/save-source.ts";
import { useKnownPlaces } from "#components/library/save/use-known-places.ts";
import type { SaveFormState } from "#components/library/save/use-save-form.ts";
import { Field } from "#components/ui/field.tsx";
import { Glyph } from "#components/ui/glyph.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import type { ErrorView } from "#lib/errors.ts";
import { errorText } from "#lib/i18n/error-text.ts";

type SaveFieldsProps = { source: SaveSource; form: SaveFormState; failure: ErrorView | "unreachable" | null };

/** The picture it is known by, its title and name in code, and where it is kept. */
export function SaveFields({ source, form, failure }: SaveFieldsProps) {
  const t = useTranslations("save");
  const { cover } = source;
  const { title, slug, folder, tags } = form.fields;
  const places = useKnownPlaces();
  const slugError = useFailure(failure !== "unreachable" && failure?.field === "slug" ? failure : null);
  const error = useFailure(failure !== "unreachable" && failure?.field === "slug" ? null : failure);
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <img
        src={`${cover.url}?w=512`}
        alt=""
        width={cover.width}
        height={cover.height}
        className="max-h-44 w-full rounded-picture bg-control object-contain max-md:hidden"
      />
      <Field label={t("fields.title")} {...(title.trim() === "" && { error: t("fields.titleMissing") })}>
        {(control) => (
          <TextInput
            {...control}
            data-autofocus=""
            value={title}
            maxLength={200}
            autoComplete="off"
            onChange={(event) => form.setTitle(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={t("fields.slug")} hint={t("fields.slugHint")} error={slugError}>
        {(control) => (
          <TextInput
            {...control}
            value={slug}
            maxLength={80}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => form.setSlug(event.currentTarget.value.trim())}
            className="font-mono"
          />
        )}
      </Field>
      <Field label={t("fields.folder")}>
        {(control) => (
          <>
            <TextInput
              {...control}
              value={folder}
              maxLength={400}
              list="save-folders"
              autoComplete="off"
              onChange={(event) => form.setFolder(event.currentTarget.value)}
            />
            <datalist id="save-folders">
              {places.folders.map((path) => (
                <option key={path} value={path} />
              ))}
            </datalist>
          </>
        )}
      </Field>
      <Field label={t("fields.tags")} hint={t("fields.tagsHint")}>
        {(control) => (
          <TextInput
            {...control}
            value={tags}
            maxLength={600}
            autoComplete="off"
            onChange={(event) => form.setTags(event.currentTarget.value)}
          />
        )}
      </Field>
      {error && (
        <p role="alert" className="flex items-start gap-1.5 text-danger-ink text-sm">
          <Glyph name="alert" className="mt-[0.2em] size-3.5 shrink-0" />
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}

/** Cause and next step in one, or null. */
function useFailure(failure: ErrorView | "unreachable" | null): string | null {
  const t = useTranslations("save");
  const errors = useTranslations("errors");
  if (failure === null) return null;
  const { title, next } =
    failure === "unreachable"
      ? { title: t("unreachable.what"), next: t("unreachable.next") }
      : errorText(errors, failure);
  return `${title} ${next}`;
}
