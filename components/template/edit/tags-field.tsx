"use client";

import { useTranslations } from "next-intl";
import { TagsInput } from "#components/ui/tags-input.tsx";
import { maxTagLength, maxTags } from "#lib/gallery/view.ts";

type TagsFieldProps = {
  tags: readonly string[];
  known: readonly string[];
  onChange: (tags: string[]) => void;
};

/** The template's tags. */
export function TagsField({ tags, known, onChange }: TagsFieldProps) {
  const t = useTranslations("template.tags");
  const words = {
    list: t("title"),
    add: t("new"),
    enter: t("add"),
    remove: (name: string) => t("remove", { name }),
  };
  return (
    <fieldset>
      <legend className="mb-1 text-muted text-sm">{t("title")}</legend>
      <TagsInput
        tags={tags}
        known={known}
        most={maxTags}
        longest={maxTagLength}
        words={words}
        onChange={onChange}
      />
    </fieldset>
  );
}
