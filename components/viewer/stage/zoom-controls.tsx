"use client";

import { Maximize, Minus, Plus } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { useStore } from "zustand";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { tip } from "#components/ui/tip.ts";
import { backdrop, backdrops } from "#components/viewer/stage/backdrop.ts";
import { useViewerParts } from "#components/viewer/viewer-context.tsx";

const icon = { "aria-hidden": true as const };

/** Nearer, further, 100 %, whole; and what it is looked at on. */
export function ZoomControls() {
  const t = useTranslations("viewer");
  const format = useFormatter();
  const { zoom } = useViewerParts();
  const { view, stage, step, fit, toggle } = useStore(zoom);
  return (
    <fieldset className="flex min-w-0 items-center" aria-label={t("zoom.label")}>
      <IconButton
        label={t("zoom.out")}
        keys="-"
        aria-disabled={view.fits || undefined}
        icon={<Minus {...icon} />}
        onClick={() => step(-1)}
      />
      <button
        type="button"
        {...tip(t("zoom.actual"), "Z")}
        onClick={() => toggle()}
        className="tabular forced-edge min-h-control min-w-14 rounded-control px-1 text-sm hover:bg-control"
      >
        <span className="sr-only">{t("zoom.actual")}, </span>
        {stage ? format.number(view.scale, "percent") : "–"}
      </button>
      <IconButton label={t("zoom.in")} keys="+" icon={<Plus {...icon} />} onClick={() => step(1)} />
      <IconButton
        label={t("zoom.fit")}
        keys="0"
        aria-pressed={view.fits}
        icon={<Maximize {...icon} />}
        onClick={fit}
      />
      <BackdropMenu />
    </fieldset>
  );
}

const swatches = {
  checker: "backdrop-checker",
  dark: "bg-[var(--backdrop-dark)]",
  mid: "bg-[var(--backdrop-mid)]",
  light: "bg-[var(--backdrop-light)]",
};

function BackdropMenu() {
  const t = useTranslations("viewer.backdrop");
  const chosen = useSyncExternalStore(backdrop.subscribe, backdrop.now, backdrop.onServer);
  const swatch = (each: keyof typeof swatches) => (
    <span
      aria-hidden="true"
      className={`inline-block size-4 rounded-full border border-edge ${swatches[each]}`}
    />
  );
  const items = backdrops.map((each) => ({
    id: each,
    label: t(each),
    icon: swatch(each),
    checked: each === chosen,
    run: () => backdrop.set(each),
  }));
  return (
    <Menu
      label={t("label")}
      items={items}
      trigger={(props) => <IconButton {...props} label={t("label")} keys="B" icon={swatch(chosen)} />}
    />
  );
}
