"use client";

import { useTranslations } from "next-intl";
import { type Ref, Suspense, useDeferredValue } from "react";
import { MaskMenu } from "#components/editor/dock/mask-menu.tsx";
import { RefinePopover } from "#components/editor/dock/refine-popover.tsx";
import { RovingToolbar } from "#components/editor/dock/roving-toolbar.tsx";
import { ToolButtons } from "#components/editor/dock/tool-buttons.tsx";
import { toolFaces } from "#components/editor/dock/tool-faces.ts";
import { ToolOptions } from "#components/editor/dock/tool-options.tsx";
import { ViewPopover } from "#components/editor/dock/view-popover.tsx";
import { useEdit, useEditor, useEngine } from "#components/editor/editor-context.tsx";
import { tools } from "#components/editor/engine/engine.ts";
import { ExtendDock, MarkupDock } from "#components/editor/later-parts.ts";
import { LayerSwitch } from "#components/editor/layers/layer-switch.tsx";

/** The tools, and beside them what the one in hand can be told. */
export function ToolDock({ toolbar }: { toolbar: Ref<HTMLDivElement> }) {
  // The tools of before stay until the others are there, so that nothing jumps twice.
  const layer = useDeferredValue(useEdit((state) => state.layer));
  return (
    <div className="flex flex-wrap-reverse items-center content-center justify-center gap-x-5 gap-y-1 border-line border-t bg-surface px-2 py-1.5 sm:max-[1700px]:min-h-[85px]">
      <LayerSwitch />
      <Suspense>
        {layer === "mask" && <MaskDock toolbar={toolbar} />}
        {layer === "markup" && <MarkupDock toolbar={toolbar} />}
        {layer === "frame" && <ExtendDock toolbar={toolbar} />}
      </Suspense>
    </div>
  );
}

function MaskDock({ toolbar }: { toolbar: Ref<HTMLDivElement> }) {
  const t = useTranslations("editor");
  const { engine } = useEditor();
  const tool = useEngine((state) => state.tool);
  return (
    <>
      <RovingToolbar
        ref={toolbar}
        label={t("dock.tools")}
        className="flex flex-wrap items-center justify-center gap-0.5"
      >
        <ToolButtons
          tools={tools}
          faces={toolFaces}
          inHand={tool}
          label={(each) => t(`tools.${each}`)}
          take={(each) => engine.set({ tool: each })}
        />
        <Rule />
        <RefinePopover />
        <MaskMenu />
        <ViewPopover />
      </RovingToolbar>
      <ToolOptions />
    </>
  );
}

const Rule = () => <span aria-hidden="true" className="mx-1.5 h-5 w-px bg-line max-sm:hidden" />;
