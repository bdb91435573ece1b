"use client";

import { useTranslations } from "next-intl";
import { AttachButton } from "#components/playground/composer/attach-button.tsx";
import { useChoice, useDraft, usePlayground } from "#components/playground/playground-context.tsx";
import { type SettingName, showSetting } from "#components/playground/settings/show-setting.ts";
import { sizeLabel } from "#components/playground/settings/size-label.ts";
import { Glyph } from "#components/ui/glyph.tsx";

/** The settings in short; each leads to its control. */
export function SettingPills() {
  const t = useTranslations("playground");
  const m = useTranslations("models");
  const { profile } = useChoice();
  const size = useDraft((draft) => draft.parameters.size);
  const quality = useDraft((draft) => draft.parameters.quality);
  const count = useDraft((draft) => draft.count);
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-1">
      <AttachButton />
      <Pill setting="model" name={m("model.label")} value={profile.id} />
      <Pill
        setting="size"
        name={m("size.label")}
        value={size === "auto" ? m("size.auto") : sizeLabel(size)}
      />
      <Pill setting="quality" name={m("quality.label")} value={m(`quality.${quality}`)} />
      <Pill setting="count" name={m("count.label")} value={t("settings.pictures", { count })} />
      <SettingsButton />
    </div>
  );
}

const pillClass =
  "inline-flex min-h-control items-center rounded-control px-2 text-sm text-muted hover:bg-control hover:text-ink max-w-44";

function Pill({ setting, name, value }: { setting: SettingName; name: string; value: string }) {
  const { view } = usePlayground();
  return (
    <button type="button" onClick={() => showSetting(view, setting)} className={`${pillClass} max-sm:hidden`}>
      <span className="sr-only">{name} </span>
      <span className="truncate">{value}</span>
    </button>
  );
}

/** On small windows the settings are a sheet, and this one button stands for all pills. */
function SettingsButton() {
  const t = useTranslations("playground");
  const m = useTranslations("models");
  const { view } = usePlayground();
  const { profile } = useChoice();
  const size = useDraft((draft) => draft.parameters.size);
  const count = useDraft((draft) => draft.count);
  const summary = `${profile.id} · ${size === "auto" ? m("size.auto") : sizeLabel(size)} · ${count}`;
  return (
    <button
      type="button"
      onClick={() => view.getState().open({ kind: "settings" })}
      className={`${pillClass} max-w-72! gap-1.5 sm:hidden`}
    >
      <Glyph name="sliders" className="size-4 shrink-0" />
      <span className="sr-only">{t("settings.title")} </span>
      <span className="truncate">{summary}</span>
    </button>
  );
}
