"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useGallery, useGalleryParts } from "#components/gallery/gallery-context.tsx";
import { readTokens } from "#components/gallery/tokens.ts";
import { useQuery } from "#components/gallery/use-query.ts";
import { isComposing } from "#components/shell/shortcut-rules.ts";
import { Glyph } from "#components/ui/glyph.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { maxSearchText } from "#lib/gallery/view.ts";

/** Rest of the fingers before a search begins. */
const pauseMs = 180;

/** Searches while one types; Enter also takes `rating:>3` and its like into the filters. */
export function SearchField() {
  const t = useTranslations("gallery.search");
  const { store } = useGalleryParts();
  const shown = useGallery(({ query }) => query.filter.text);
  const { filter, go } = useQuery();
  const [text, setText] = useState(shown);
  const [seen, setSeen] = useState(shown);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Changed from elsewhere: a chip taken out, Back.
  if (seen !== shown) {
    setSeen(shown);
    if (text.trim() !== shown) setText(shown);
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  const search = (value: string, pause: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => filter({ text: value.trim() }, "replace"), pause);
  };
  const submit = () => {
    clearTimeout(timer.current);
    const { query } = store.getState();
    const read = readTokens({ ...query.filter, text: text.trim() });
    setText(read.text);
    go({ ...query, filter: read });
  };
  return (
    <search className="relative min-w-0 flex-1">
      <Glyph
        name="search"
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted"
      />
      <TextInput
        id="gallery-search"
        type="search"
        value={text}
        maxLength={maxSearchText}
        aria-label={t("label")}
        placeholder={t("placeholder")}
        autoComplete="off"
        enterKeyHint="search"
        aria-keyshortcuts="/"
        onChange={(event) => {
          setText(event.currentTarget.value);
          if (!(event.nativeEvent as InputEvent).isComposing) search(event.currentTarget.value, pauseMs);
        }}
        onCompositionEnd={(event) => search(event.currentTarget.value, pauseMs)}
        onKeyDown={(event) => {
          if (isComposing(event.nativeEvent)) return;
          if (event.key === "Enter") submit();
          if (event.key === "Escape" && text !== "") {
            event.preventDefault();
            setText("");
            search("", 0);
          }
        }}
        className="ps-8 pe-8 [&::-webkit-search-cancel-button]:appearance-none"
      />
      {text !== "" && (
        <IconButton
          label={t("clear")}
          icon={<Glyph name="close" />}
          onClick={() => {
            setText("");
            search("", 0);
            document.getElementById("gallery-search")?.focus();
          }}
          className="absolute top-1/2 right-1 size-6! -translate-y-1/2"
        />
      )}
    </search>
  );
}
