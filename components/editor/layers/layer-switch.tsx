"use client";

import { useTranslations } from "next-intl";
import { useEdit } from "#components/editor/editor-context.tsx";
import { layers } from "#components/editor/layers/layer.ts";
import { layerFaces } from "#components/editor/layers/layer-faces.ts";
import { useSetLayer } from "#components/editor/layers/use-set-layer.ts";
import { Segmented } from "#components/ui/segmented.tsx";
import { tip } from "#components/ui/tip.ts";

/** Mask, markup or frame: what the tools and the keys work on. */
export function LayerSwitch() {
  const t = useTranslations("editor.layers");
  const layer = useEdit((state) => state.layer);
  const setLayer = useSetLayer();
  return (
    <Segmented
      label={t("label")}
      hideLabel
      options={layers.map((value) => {
        const { icon: Icon, keys } = layerFaces[value];
        return {
          value,
          name: t(value),
          label: (
            <span
              {...tip(t(`${value}Hint`), keys)}
              className="pointer-events-none flex items-center gap-1.5 whitespace-nowrap [&_svg]:size-4"
            >
              <Icon aria-hidden="true" />
              <span className="max-sm:sr-only">{t(value)}</span>
            </span>
          ),
        };
      })}
      value={layer}
      onChange={setLayer}
      className="shrink-0"
    />
  );
}
