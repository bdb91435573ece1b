import type { ViewStore } from "#components/playground/view-store.ts";

export type SettingName = "model" | "size" | "quality" | "count";

/** Leads to a setting: puts the focus on it, opening the sheet first where there is no room for the inspector. */
export function showSetting(view: ViewStore, setting: SettingName): void {
  if (focusSetting(setting)) return;
  view.getState().open({ kind: "settings" });
  requestAnimationFrame(() => requestAnimationFrame(() => focusSetting(setting)));
}

function focusSetting(setting: SettingName): boolean {
  const groups = document.querySelectorAll<HTMLElement>(`[data-setting="${setting}"]`);
  const group = [...groups].find((one) => one.offsetParent !== null);
  return focusControl(group);
}

/** Puts the focus on what is chosen among a setting's controls, else on the first of them. */
export function focusControl(group: Element | null | undefined): boolean {
  const control =
    group?.querySelector<HTMLElement>("input:checked") ??
    group?.querySelector<HTMLElement>("button, input, select");
  control?.focus();
  control?.scrollIntoView({ block: "nearest" });
  return control !== null && control !== undefined;
}
