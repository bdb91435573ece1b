"use client";

import { Plus, X } from "lucide-react";
import { type FormEvent, useId, useRef, useState } from "react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";

type TagsInputProps = {
  tags: readonly string[];
  /** Offered while one types. */
  known: readonly string[];
  most: number;
  /** Characters of one. */
  longest: number;
  words: { list: string; add: string; enter: string; remove: (name: string) => string };
  onChange: (tags: string[]) => void;
  /** Somebody is about to type. */
  onFocus?: () => void;
};

/** Tags as chips; a new one is typed and entered, known ones are offered. */
export function TagsInput({ tags, known, most, longest, words, onChange, onFocus }: TagsInputProps) {
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
    <>
      {tags.length > 0 && (
        <ul aria-label={words.list} className="mb-1.5 flex flex-wrap gap-1">
          {tags.map((name) => (
            <li
              key={name}
              className="flex max-w-full items-center rounded-control bg-control ps-2 text-sm leading-7"
            >
              <span className="truncate">{name}</span>
              <button
                type="button"
                aria-label={words.remove(name)}
                onClick={() => remove(name)}
                className="inline-flex size-7 shrink-0 items-center justify-center rounded-control text-muted hover:text-ink coarse:size-control"
              >
                <X aria-hidden="true" className="size-3.5" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {tags.length < most && (
        <form onSubmit={add} className="flex max-w-sm gap-1">
          <TextInput
            ref={input}
            value={text}
            maxLength={longest}
            list={listId}
            aria-label={words.add}
            placeholder={words.add}
            autoComplete="off"
            onFocus={onFocus}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <datalist id={listId}>
            {known.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
          <IconButton type="submit" variant="solid" label={words.enter} icon={<Plus aria-hidden="true" />} />
        </form>
      )}
    </>
  );
}
