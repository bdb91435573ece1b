"use client";

import { useMemo } from "react";
import { type DiffPart, diffWords } from "#lib/diff/word-diff.ts";

/** What changed from one text to another, word by word; Chinese by its words, too. */
export function TextDifference({ before, after }: { before: string; after: string }) {
  const parts = useMemo(() => diffWords(before, after), [before, after]);
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the text.
    <Part key={index} part={part} />
  ));
}

function Part({ part: { kind, text } }: { part: DiffPart }) {
  if (kind === "added") return <ins className="bg-success-soft text-success-ink underline">{text}</ins>;
  if (kind === "removed") return <del className="bg-danger-soft text-danger-ink">{text}</del>;
  return text;
}
