"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useRef, useState } from "react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { maxTagLength, maxTags } from "#lib/gallery/view.ts";

type TagsFieldProps = {
  tags: readonly string[];
  known: readonly string[];
  onChange: (tags: string[]) => void;
};

/** Tags as chips; a new one is typed and entered, known ones are offered. */
export function TagsField({ tags, known, onChange }: TagsFieldProps) {
  const t = useTranslations("template");
  const [text, setText] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const add = (event: FormEvent) => {
    event.preventDefault();
    const name = text.trim().replace(/\s+/g, " ");
    setText("");
    const isThere = tags.some((tag) => tag.toLowerCase() === name.toLowerCase());
    if (name && !isThere) onChange([...tags, name]);
  };
  const remove = (name: string) => {
    onChange(tags.filter((tag) => tag !== name));
    input.current?.focus();
  };
  return (
    <fieldset>
      <legend className="mb-1 text-muted text-sm">{t("tags.title")}</legend>
      {tags.length > 0 && (
        <ul className="mb-1.5 flex flex-wrap gap-1">
          {tags.map((name) => (
            <li
              key={name}
              className="flex max-w-full items-center rounded-control bg-control ps-2 text-sm leading-7"
            >
              <span className="truncate">{name}</span>
              <button
                type="button"
                aria-label={t("tags.remove", { name })}
                onClick={() => remove(name)}
                className="inline-flex size-7 shrink-0 items-center justify-center rounded-control text-muted hover:text-ink coarse:size-control"
              >
                <X aria-hidden="true" className="size-3.5" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {tags.length < maxTags && (
        <form onSubmit={add} className="flex max-w-sm gap-1">
          <TextInput
            ref={input}
            value={text}
            maxLength={maxTagLength}
            list={listId}
            aria-label={t("tags.new")}
            placeholder={t("tags.new")}
            autoComplete="off"
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <datalist id={listId}>
            {known.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
          <IconButton
            type="submit"
            variant="solid"
            label={t("tags.add")}
            icon={<Plus aria-hidden="true" />}
          />
        </form>
      )}
    </fieldset>
  );
}
