"use client";

import clsx from "clsx";
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import { FrameHeader } from "./frame-header.tsx";
import { InspectorPanel } from "./inspector-panel.tsx";

const InspectorSheet = lazy(() =>
  import("./inspector-sheet.tsx").then((module) => ({ default: module.InspectorSheet })),
);

type StudioFrameProps = {
  /** The page's one h1. */
  title: string;
  /** What the page shows; scrolls between header and composer. */
  children: ReactNode;
  /** Settings: a panel at the end, on narrow windows a sheet. Mounted twice there, so keep its state in a store. */
  inspector?: ReactNode;
  /** Floats over the foot of the stage. */
  composer?: ReactNode;
  /** Work under way, at the end of the header. */
  tray?: ReactNode;
  /** end: the stage begins and stays at its foot, as a conversation does; its scroll position counts from there. */
  anchor?: "start" | "end";
};

/** A page of the studio: header, stage, inspector, composer. */
export function StudioFrame(props: StudioFrameProps) {
  const { title, children, inspector, composer, tray, anchor = "start" } = props;
  const [sheet, setSheet] = useState<"never" | "open" | "closed">("never");
  const stage = useRef<HTMLElement>(null);
  const foot = useRef<HTMLDivElement>(null);
  useFootRoom(stage, foot);
  return (
    <>
      <div className="flex min-w-0 flex-1 flex-col">
        <FrameHeader
          title={title}
          tray={tray}
          hasInspector={Boolean(inspector)}
          openSheet={() => setSheet("open")}
        />
        <main
          ref={stage}
          id="content"
          tabIndex={-1}
          className={clsx(
            "flex min-h-0 flex-1 overflow-y-auto overscroll-contain outline-none",
            anchor === "end" ? "flex-col-reverse" : "flex-col",
          )}
        >
          <div className="flex flex-[1_0_auto] flex-col">
            <div className="flex flex-1 flex-col">{children}</div>
            {composer && (
              <div
                ref={foot}
                className="pointer-events-none sticky bottom-0 z-10 bg-linear-to-t from-60% from-ground to-transparent px-3 pt-6 pb-3 lg:px-6 lg:pb-5"
              >
                <div className="pointer-events-auto mx-auto max-w-4xl">{composer}</div>
              </div>
            )}
          </div>
        </main>
      </div>
      {inspector && (
        <>
          <InspectorPanel>{inspector}</InspectorPanel>
          {sheet !== "never" && (
            <Suspense>
              <InspectorSheet open={sheet === "open"} onClose={() => setSheet("closed")}>
                {inspector}
              </InspectorSheet>
            </Suspense>
          )}
        </>
      )}
    </>
  );
}

/** Keeps what has the focus from hiding behind the composer (WCAG 2.4.11). */
function useFootRoom(
  stage: React.RefObject<HTMLElement | null>,
  foot: React.RefObject<HTMLElement | null>,
): void {
  useEffect(() => {
    if (!stage.current || !foot.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (stage.current && entry)
        stage.current.style.scrollPaddingBottom = `${entry.target.clientHeight + 8}px`;
    });
    observer.observe(foot.current);
    return () => observer.disconnect();
  }, [stage, foot]);
}
