"use client";

import { Eye } from "lucide-react";
import { useTranslations } from "next-intl";
import { Slider } from "#components/editor/dock/slider.tsx";
import { keepBackdrop } from "#components/editor/draft/kept-backdrop.ts";
import { backdrops } from "#components/editor/edit-store.ts";
import { useEdit, useEditor, useEngine } from "#components/editor/editor-context.tsx";
import { overlayStyles } from "#components/editor/engine/engine.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { Switch } from "#components/ui/switch.tsx";

/** Told apart on any picture; each has a name of its own below `editor.colors`. */
const colors = {
  red: "#ff2d55",
  green: "#34c759",
  blue: "#0a84ff",
  magenta: "#ff2dd4",
  white: "#ffffff",
  black: "#000000",
} as const;
type ColorName = keyof typeof colors;
const colorNames = Object.keys(colors) as ColorName[];

/** How mask and picture are shown, and whether fingers paint. Nothing of it changes the mask. */
export function ViewPopover() {
  const t = useTranslations("editor");
  return (
    <Popover
      label={t("view.title")}
      placement={{ side: "top", align: "center" }}
      className="w-80"
      trigger={(props) => (
        <IconButton {...props} label={t("view.title")} keys="Q" icon={<Eye aria-hidden="true" />} />
      )}
    >
      <div className="flex flex-col gap-4">
        <OverlayChoice />
        <BackdropChoice />
        <PenChoice />
      </div>
    </Popover>
  );
}

function OverlayChoice() {
  const t = useTranslations("editor");
  const { engine } = useEditor();
  const overlay = useEngine((state) => state.overlay);
  const set = (change: Partial<typeof overlay>) => engine.set({ overlay: { ...overlay, ...change } });
  const named = colorNames.find((name) => colors[name] === overlay.color);
  return (
    <>
      <Segmented
        label={t("view.style")}
        layout="tiles"
        options={overlayStyles.map((value) => ({ value, label: t(`styles.${value}`) }))}
        value={overlay.style}
        onChange={(style) => set({ style })}
        className="[&>div]:grid-cols-3!"
      />
      <Segmented<ColorName | "other">
        label={t("view.color")}
        options={colorNames.map((value) => ({
          value,
          name: t(`colors.${value}`),
          label: (
            <span
              aria-hidden="true"
              className="forced-color-adjust-none size-4 rounded-full border border-edge"
              style={{ background: colors[value] }}
            />
          ),
        }))}
        value={named ?? "other"}
        onChange={(name) => name !== "other" && set({ color: colors[name] })}
      />
      <Slider
        label={t("view.opacity")}
        value={Math.round(overlay.opacity * 100)}
        onChange={(percent) => set({ opacity: percent / 100 })}
        min={10}
        max={100}
        unit="%"
      />
    </>
  );
}

function BackdropChoice() {
  const t = useTranslations("editor");
  const backdrop = useEdit((state) => state.backdrop);
  const set = useEdit((state) => state.set);
  return (
    <Segmented
      label={t("view.backdrop")}
      options={backdrops.map((value) => ({ value, label: t(`backdrops.${value}`) }))}
      value={backdrop}
      onChange={(next) => {
        set({ backdrop: next });
        keepBackdrop(next);
      }}
    />
  );
}

function PenChoice() {
  const t = useTranslations("editor");
  const { engine } = useEditor();
  const penMode = useEngine((state) => state.penMode);
  return (
    <Switch
      label={t("view.penMode")}
      hint={t("view.penModeHint")}
      checked={penMode}
      onChange={(checked) => engine.set({ penMode: checked })}
    />
  );
}
