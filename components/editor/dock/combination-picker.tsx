"use client";

import { useTranslations } from "next-intl";
import { combinationFaces } from "#components/editor/dock/tool-faces.ts";
import { useEditor, useEngine } from "#components/editor/editor-context.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { tip } from "#components/ui/tip.ts";
import { combinations } from "#lib/masks/mask.ts";

const keysOf = { replace: undefined, add: "Shift", subtract: "Alt", intersect: "Shift+Alt" } as const;

/** How the next shape meets the mask; holding Shift or Alt while drawing does the same once. */
export function CombinationPicker() {
  const t = useTranslations("editor");
  const { engine } = useEditor();
  const combination = useEngine((state) => state.combination);
  return (
    <Segmented
      label={t("combinations.label")}
      hideLabel
      options={combinations.map((value) => {
        const Icon = combinationFaces[value];
        const name = t(`combinations.${value}`);
        return {
          value,
          name,
          label: (
            <span {...tip(name, keysOf[value])} className="pointer-events-none [&_svg]:size-4">
              <Icon aria-hidden="true" />
            </span>
          ),
        };
      })}
      value={combination}
      onChange={(next) => engine.set({ combination: next })}
      className="shrink-0"
    />
  );
}
