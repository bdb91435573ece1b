"use client";

import { useTranslations } from "next-intl";
import { useEdit, useEditor } from "#components/editor/editor-context.tsx";
import { editorScope } from "#components/editor/keys/editor-scope.ts";
import { useSetLayer } from "#components/editor/layers/use-set-layer.ts";
import { markFaces } from "#components/editor/markup/mark-faces.ts";
import { markTools } from "#components/editor/markup/markup-store.ts";
import { useCommands } from "#components/shell/use-commands.ts";
import { announce } from "#components/ui/announce.ts";

/** The tools of the markup for palette and keys; their keys mean the mask's tools while that is worked on. */
export function MarkupCommands() {
  const t = useTranslations("editor");
  const { markup } = useEditor();
  const isMarkup = useEdit((state) => state.layer === "markup");
  const setLayer = useSetLayer();
  useCommands(
    markTools.map((tool) => ({
      id: `editor.mark-${tool}`,
      group: t("markup.title"),
      label: t(`markup.tools.${tool}`),
      keywords: t("commands.keywords"),
      ...(isMarkup && { keys: markFaces[tool].keys }),
      scope: editorScope,
      run() {
        setLayer("markup");
        markup.set({ tool });
        announce(t(`markup.tools.${tool}`));
      },
    })),
  );
  return null;
}
