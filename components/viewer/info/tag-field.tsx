"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useRef, useState } from "react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { useViewerDeeds } from "#components/viewer/actions/use-viewer-deeds.ts";
import { useFacets } from "#components/viewer/info/use-facets.ts";
import { maxTagLength, maxTags } from "#lib/gallery/view.ts";

/** Tags as chips; a new one is typed and entered, known ones are offered. */
export function TagField({ tags }: { tags: readonly string[] }) {
  const t = useTranslations("viewer.tags");
  const deeds = useViewerDeeds();
  const [text, setText] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const { facets, ask } = useFacets();
  const add = (event: FormEvent) => {
    event.preventDefault();
    const name = text.trim().replace(/\s+/g, " ");
    setText("");
    const isThere = tags.some((tag) => tag.toLowerCase() === name.toLowerCase());
    if (name && !isThere) void deeds.setTags([...tags, name]);
  };
  const remove = (name: string) => {
    void deeds.setTags(tags.filter((tag) => tag !== name));
    input.current?.focus();
  };
  return (
    <div>
      {tags.length > 0 && (
        <ul aria-label={t("label")} className="mb-1.5 flex flex-wrap gap-1">
          {tags.map((name) => (
            <li
              key={name}
              className="flex max-w-full items-center rounded-control bg-control ps-2 text-sm leading-7"
            >
              <span className="truncate">{name}</span>
              <button
                type="button"
                aria-label={t("remove", { name })}
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
        <form onSubmit={add} className="flex gap-1">
          <TextInput
            ref={input}
            value={text}
            maxLength={maxTagLength}
            list={listId}
            aria-label={t("add")}
            placeholder={t("add")}
            onFocus={ask}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <datalist id={listId}>
            {facets?.tags.map(({ value }) => (
              <option key={value} value={value} />
            ))}
          </datalist>
          <IconButton type="submit" variant="solid" label={t("enter")} icon={<Plus aria-hidden="true" />} />
        </form>
      )}
    </div>
  );
}
