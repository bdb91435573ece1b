"use client";

import { useEffect, useRef, useState } from "react";
import { Glyph } from "./glyph.tsx";
import { IconButton } from "./icon-button.tsx";
import { isComposing } from "./is-composing.ts";
import { TextInput } from "./text-input.tsx";

/** Rest of the fingers before a search begins. */
const pauseMs = 180;

type SearchBoxProps = {
  id: string;
  label: string;
  clearLabel: string;
  most: number;
  /** What is searched for now; it may be changed from elsewhere. */
  value: string;
  /** While one types, trimmed. */
  search: (text: string) => void;
  /** On Enter, trimmed; answers with what is to stand in the field. */
  submit: (text: string) => string;
};

/** Searches while one types, but not while an input method is still composing. */
export function SearchBox({ id, label, clearLabel, most, value, search, submit }: SearchBoxProps) {
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Changed from elsewhere: a chip taken out, Back.
  if (seen !== value) {
    setSeen(value);
    if (text.trim() !== value) setText(value);
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  const soon = (next: string, pause: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => search(next.trim()), pause);
  };
  const clear = () => {
    setText("");
    soon("", 0);
  };
  return (
    <search className="relative min-w-0 flex-1">
      <Glyph
        name="search"
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted"
      />
      <TextInput
        id={id}
        type="search"
        value={text}
        maxLength={most}
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        enterKeyHint="search"
        aria-keyshortcuts="/"
        onChange={(event) => {
          setText(event.currentTarget.value);
          if (!(event.nativeEvent as InputEvent).isComposing) soon(event.currentTarget.value, pauseMs);
        }}
        onCompositionEnd={(event) => soon(event.currentTarget.value, pauseMs)}
        onKeyDown={(event) => {
          if (isComposing(event.nativeEvent)) return;
          if (event.key === "Enter") {
            clearTimeout(timer.current);
            setText(submit(text.trim()));
          }
          if (event.key === "Escape" && text !== "") {
            event.preventDefault();
            clear();
          }
        }}
        className="ps-8 pe-8 [&::-webkit-search-cancel-button]:appearance-none"
      />
      {text !== "" && (
        <IconButton
          label={clearLabel}
          icon={<Glyph name="close" />}
          onClick={() => {
            clear();
            document.getElementById(id)?.focus();
          }}
          className="absolute top-1/2 right-1 size-6! -translate-y-1/2"
        />
      )}
    </search>
  );
}
