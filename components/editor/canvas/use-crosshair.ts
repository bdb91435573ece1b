import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Place } from "#components/editor/canvas/crosshair.ts";
import {
  type CrosshairPainter,
  createCrosshairPainter,
} from "#components/editor/canvas/crosshair-painter.ts";
import { useEditor } from "#components/editor/editor-context.tsx";
import { announce } from "#components/ui/announce.ts";

/** How long the crosshair must rest before its place is said. */
const idleMs = 500;

/** The painter by keys, the corners it has set, and its words for screen readers. */
export function useCrosshair(): { painter: CrosshairPainter; corners: readonly Place[] } {
  const t = useTranslations("editor");
  const { engine } = useEditor();
  const [corners, setCorners] = useState<readonly Place[]>([]);
  const latest = useRef<readonly Place[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const painter = useMemo(() => {
    const { width, height } = engine.picture;
    const percent = (part: number, whole: number) => Math.round((100 * part) / whole);
    return createCrosshairPainter({
      engine,
      corners: {
        now: () => latest.current,
        set(next) {
          if (next.length > latest.current.length) announce(t("say.corner", { number: next.length }));
          latest.current = next;
          setCorners(next);
        },
      },
      moved({ x, y }) {
        clearTimeout(timer.current);
        const place = {
          x: Math.floor(x),
          y: Math.floor(y),
          across: percent(x, width),
          down: percent(y, height),
        };
        timer.current = setTimeout(() => announce(t("say.place", place)), idleMs);
      },
      penned: (isDown) => announce(t(isDown ? "say.penDown" : "say.penUp")),
    });
  }, [engine, t]);
  return { painter, corners };
}
