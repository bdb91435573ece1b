"use client";

import { Scan } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useEditor, useEngine } from "#components/editor/editor-context.tsx";
import { zoomStep } from "#components/editor/keys/zoom-step.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { tip } from "#components/ui/tip.ts";

/** How large the picture is shown, and the ways to change that. */
export function ZoomMenu() {
  const t = useTranslations("editor");
  const format = useFormatter();
  const { engine } = useEditor();
  const scale = useEngine((state) => state.view.scale);
  const isEmpty = useEngine((state) => state.coverage === 0);
  const percent = format.number(scale, {
    style: "percent",
    maximumFractionDigits: scale < 0.1 ? 1 : 0,
  });
  const menu = (
    <Menu
      label={t("zoom.menu")}
      placement={{ align: "end" }}
      items={[
        { id: "fit", label: t("zoom.fit"), keys: "Shift+Digit1", run: () => engine.show("fit") },
        { id: "actual", label: t("zoom.actual"), keys: "Shift+Digit0", run: () => engine.show("actual") },
        {
          id: "mask",
          label: t("zoom.mask"),
          keys: "Shift+Digit2",
          disabled: isEmpty,
          run: () => engine.show("mask"),
        },
        null,
        { id: "in", label: t("zoom.in"), keys: "Equal", run: () => engine.zoomAt(zoomStep) },
        { id: "out", label: t("zoom.out"), keys: "Minus", run: () => engine.zoomAt(1 / zoomStep) },
      ]}
      trigger={(props) => (
        <button
          type="button"
          {...props}
          {...tip(t("zoom.menu"))}
          aria-label={t("zoom.at", { percent })}
          className="forced-edge tabular min-h-control min-w-14 rounded-control px-2 text-sm hover:bg-control aria-expanded:bg-control"
        >
          {percent}
        </button>
      )}
    />
  );
  return (
    <>
      {menu}
      <IconButton
        label={t("zoom.fit")}
        keys="Shift+Digit1"
        icon={<Scan aria-hidden="true" />}
        onClick={() => engine.show("fit")}
        className="max-sm:hidden"
      />
    </>
  );
}
