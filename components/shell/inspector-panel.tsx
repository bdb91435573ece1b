"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useRef } from "react";
import { useInspector } from "./inspector-context.ts";
import { Splitter } from "./splitter.tsx";
import { useCommands } from "./use-commands.ts";

/** The inspector beside the stage: resizable, hidden and shown with Mod+. ; only on wide windows. */
export function InspectorPanel({ children }: { children: ReactNode }) {
  const t = useTranslations("shell");
  const { state, set } = useInspector();
  const panel = useRef<HTMLElement>(null);
  useCommands([
    {
      id: "inspector",
      group: t("palette.settings"),
      label: t("commands.inspector"),
      keywords: t("commands.inspectorKeywords"),
      keys: "Mod+.",
      frame: true,
      run: () => set({ ...state, open: !state.open }),
    },
  ]);
  return (
    <aside
      ref={panel}
      id="inspector"
      aria-label={t("inspector.label")}
      hidden={!state.open}
      style={{ width: state.width }}
      className="relative shrink-0 border-line border-s bg-surface max-lg:hidden"
    >
      <Splitter
        label={t("inspector.resize")}
        width={state.width}
        preview={(width) => {
          if (panel.current) panel.current.style.width = `${width}px`;
        }}
        commit={(width) => set({ ...state, width })}
      />
      <div className="h-full overflow-y-auto p-4">{children}</div>
    </aside>
  );
}
