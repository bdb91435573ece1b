import type { LoadedTab } from "#components/template/loaded-tab.ts";
import type { ModelChoice } from "#lib/connections/model-choice.ts";
import type { ListedFragment } from "#lib/library/list-fragments.ts";
import type { TemplateView } from "#lib/library/view.ts";

export const templateTabs = ["edit", "versions", "evidence", "releases", "code"] as const;
export type TemplateTab = (typeof templateTabs)[number];

/** The tab an address names; the first one for anything else. */
export const tabOf = (wanted: unknown): TemplateTab => templateTabs.find((tab) => tab === wanted) ?? "edit";

export type FragmentChoice = ListedFragment;

/** Everything the page begins with. */
export type TemplatePageData = {
  template: TemplateView;
  tab: TemplateTab;
  fragments: readonly FragmentChoice[];
  folders: readonly string[];
  tags: readonly string[];
  models: readonly ModelChoice[];
  standard: { connectionId: string; model: string };
  loaded: LoadedTab;
  me: string;
  /** The event to go on from. */
  after: number;
  serverNow: number;
  openaiBaseUrl: string;
};
