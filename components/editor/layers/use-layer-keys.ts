import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { type EditorParts, useEditor } from "#components/editor/editor-context.tsx";
import { movedBy } from "#components/editor/markup/mark.ts";
import { markName } from "#components/editor/markup/mark-name.ts";
import { type Side, withSide } from "#components/editor/outpaint/outset.ts";
import { announce } from "#components/ui/announce.ts";
import type { Dimensions } from "#lib/images/parameters.ts";

type Key = { key: string; shiftKey: boolean; altKey: boolean; ctrlKey: boolean; metaKey: boolean };

/** Keys of the canvas while marks or the frame are worked on. True when the key was taken. */
export function useLayerKeys(): (event: Key) => boolean {
  const t = useTranslations("editor.markup");
  const parts = useEditor();
  return useMemo(() => {
    const tell = (id: string) => {
      const marks = parts.markup.marks();
      const index = marks.findIndex((mark) => mark.id === id);
      const mark = marks[index];
      if (mark) announce(t("say.selected", { mark: markName(t, mark, index), count: marks.length }));
    };
    return (event) => {
      if (event.ctrlKey || event.metaKey) return false;
      if (event.key === "Escape") return parts.hand()?.cancel() || deselect(parts);
      const { layer } = parts.edit.getState();
      return layer === "markup" ? pressMark(parts, event, tell) : pressFrame(parts, event);
    };
  }, [parts, t]);
}

function deselect({ markup }: EditorParts): boolean {
  const { selected } = markup.store.getState();
  markup.set({ selected: null });
  return selected !== null;
}

function pressMark(parts: EditorParts, event: Key, tell: (id: string) => void): boolean {
  const { markup, hand, engine } = parts;
  const { selected, draft } = markup.store.getState();
  if (event.key === "Enter" && draft) {
    hand()?.finish();
    return true;
  }
  const marks = markup.marks();
  const step = { PageDown: 1, PageUp: -1 }[event.key];
  if (step && marks.length > 0) {
    const at = marks.findIndex(({ id }) => id === selected);
    const next = marks.at((at < 0 && step < 0 ? 0 : at + step) % marks.length);
    if (next) {
      markup.set({ selected: next.id });
      tell(next.id);
    }
    return true;
  }
  const mark = marks.find(({ id }) => id === selected);
  if (!mark) return false;
  if (event.key === "Delete" || event.key === "Backspace") {
    markup.remove(mark.id);
    return true;
  }
  if (event.key === "Enter" && mark.kind === "text" && mark.points[0]) {
    markup.set({ writing: { id: mark.id, at: mark.points[0] } });
    return true;
  }
  const by = stepOf(event, engine.picture);
  if (by) markup.change(movedBy(mark, by.x, by.y), "move");
  return by !== null;
}

const sideOf: Readonly<Record<string, Side>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "top",
  ArrowDown: "bottom",
};

/** 1 % of the edge, with Shift 10 %, with Alt a pixel. */
const lengthOf = ({ shiftKey, altKey }: Key, edge: number): number =>
  altKey ? 1 : Math.max(1, Math.round(edge * (shiftKey ? 0.1 : 0.01)));

function stepOf(event: Key, { width, height }: Dimensions): { x: number; y: number } | null {
  const side = sideOf[event.key];
  if (!side) return null;
  const sign = side === "left" || side === "top" ? -1 : 1;
  return side === "left" || side === "right"
    ? { x: sign * lengthOf(event, width), y: 0 }
    : { x: 0, y: sign * lengthOf(event, height) };
}

/** An arrow moves its side out. */
function pressFrame({ edit, engine, outsets }: EditorParts, event: Key): boolean {
  if (event.key === "Delete" || event.key === "Backspace") {
    outsets.reset();
    return true;
  }
  const side = sideOf[event.key];
  const by = stepOf(event, engine.picture);
  if (!side || !by) return false;
  const { outset } = edit.getState();
  const pixels = outset[side] + Math.abs(by.x + by.y);
  outsets.commit(withSide(engine.picture, outset, side, pixels), "drag");
  return true;
}
