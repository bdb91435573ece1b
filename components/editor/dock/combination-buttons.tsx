"use client";

import { useTranslations } from "next-intl";
import { combinationFaces, combiningTools } from "#components/editor/dock/tool-faces.ts";
import { useEditor, useEngine } from "#components/editor/editor-context.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { combinations } from "#lib/masks/mask.ts";

const keysOf = { replace: undefined, add: "Shift", subtract: "Alt", intersect: "Shift+Alt" } as const;

/** How the next shape meets the mask; holding Shift or Alt while drawing does the same once. */
export function CombinationButtons() {
  const t = useTranslations("editor");
  const { engine } = useEditor();
  const combination = useEngine((state) => state.combination);
  const counts = useEngine((state) => combiningTools.includes(state.tool));
  return combinations.map((each) => {
    const Icon = combinationFaces[each];
    const keys = keysOf[each];
    return (
      <IconButton
        key={each}
        label={t(`combinations.${each}`)}
        {...(keys && { keys })}
        icon={<Icon aria-hidden="true" />}
        aria-pressed={combination === each}
        disabled={!counts}
        onClick={() => engine.set({ combination: each })}
        className="aria-pressed:enabled:text-accent-ink"
      />
    );
  });
}
