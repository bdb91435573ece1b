"use client";

import { SquareDashedMousePointer } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Slider } from "#components/editor/dock/slider.tsx";
import { useEditor, useEngine } from "#components/editor/editor-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Popover } from "#components/ui/popover.tsx";

const deeds = ["grow", "shrink", "feather", "smooth"] as const;
const mostRadius = 200;

/** Grow, shrink, feather or smooth the whole mask by a radius; stays open, so that one sees and does it again. */
export function RefinePopover() {
  const t = useTranslations("editor");
  const { engine } = useEditor();
  const isEmpty = useEngine((state) => state.coverage === 0);
  const isBusy = useEngine((state) => state.busy !== null);
  const [radius, setRadius] = useState(8);
  return (
    <Popover
      label={t("refine.title")}
      placement={{ side: "top", align: "center" }}
      className="w-80"
      trigger={(props) => (
        <IconButton
          {...props}
          label={t("refine.title")}
          icon={<SquareDashedMousePointer aria-hidden="true" />}
        />
      )}
    >
      <Slider
        label={t("refine.radius")}
        value={radius}
        onChange={setRadius}
        min={1}
        max={mostRadius}
        unit="px"
        logarithmic
      />
      <div className="mt-2 grid grid-cols-2 gap-1.5">
        {deeds.map((kind) => (
          <Button key={kind} disabled={isEmpty || isBusy} onClick={() => void engine.apply({ kind, radius })}>
            {t(`refine.${kind}`)}
          </Button>
        ))}
      </div>
      <p className="mt-2 text-muted text-sm">{t("refine.hint")}</p>
    </Popover>
  );
}
