import type { ErrorView } from "#lib/errors.ts";
import type { DrawService } from "#lib/images/parameters.ts";
import type { ImageView } from "#lib/runs/view.ts";
import type { ParameterValues } from "#lib/template/bound-parameter.ts";
import type {
  FrozenFragment,
  Localized,
  SlotImages,
  TemplateContent,
  VariableValues,
} from "#lib/template/content.ts";

export type TemplateKind = "prompt" | "fragment";
export const templateStates = ["draft", "candidate", "validated", "retired"] as const;
export type TemplateState = (typeof templateStates)[number];
export type EnvironmentKey = "dev" | "test" | "prod";

/** Longest body of a template, in Unicode code points. */
export const maxBodyLength = 100_000;
export const maxVariables = 100;
export const maxSlots = 16;
export const maxFragments = 20;
/** Most choices of one enum, and most colours of one palette. */
export const maxEnumOptions = 200;
/** Most items of one list. */
export const maxListItems = 1000;
/** Most templates a page of `listTemplates` may hold. */
export const maxLibraryPage = 200;
/** Most templates one change or download may take. */
export const maxChosenTemplates = 10_000;
/** Longest path of a folder, in characters, and the most folders in one another. */
export const maxFolderLength = 400;
export const maxFolderDepth = 10;

/** What the library shows. An empty list filters nothing. Stands in the URL. */
export type LibraryFilter = {
  text: string;
  kind: TemplateKind;
  /** null for everywhere; "" for those in no folder; else a folder and all below it. */
  folder: string | null;
  /** Names; all of them. */
  tags: string[];
  states: TemplateState[];
  environments: EnvironmentKey[];
  operation: "generate" | "edit" | null;
  favourite: boolean;
  /** 0 for any, else the mean is at least this. */
  rating: number;
  /** Live or last tried on a model with an end date. */
  ending: boolean;
  archived: boolean;
};

export const librarySorts = ["relevance", "updated", "used", "rating", "title"] as const;
export type LibrarySort = (typeof librarySorts)[number];

/** A template in a list. */
export type TemplateCard = {
  id: string;
  kind: TemplateKind;
  slug: string;
  title: Localized;
  useWhen: Localized;
  folder: string;
  tags: string[];
  state: TemplateState;
  operation: "generate" | "edit";
  /** Where a version of it is live. */
  environments: EnvironmentKey[];
  favourite: boolean;
  /** Mean of all ratings of its samples, or null. */
  rating: number | null;
  ratingCount: number;
  useCount: number;
  versionCount: number;
  /** What one picture of it costs on the deployment it was last tried on; null when nobody knows. Nano-dollars. */
  priceNano: string | null;
  model: string | null;
  /** The earliest end date of the models it is live or was last tried on, or null. */
  endsOn: string | null;
  cover: ImageView | null;
  /** A small picture to show: the cover's, else that of the starter it was made from. */
  coverUrl: string | null;
  updatedAt: string;
  archivedAt: string | null;
};

export type LibraryPage = { templates: TemplateCard[]; total: number; nextOffset: number | null };

export type FolderView = { path: string; count: number };
export type LibraryFacets = {
  folders: FolderView[];
  tags: { value: string; count: number }[];
  states: { value: TemplateState; count: number }[];
  archived: number;
};

export type DraftView = {
  rev: number;
  content: TemplateContent;
  baseVersionId: string | null;
  updatedBy: string;
  updatedAt: string;
};

export type VersionSummary = {
  id: string;
  number: number;
  digest: string;
  state: Exclude<TemplateState, "draft">;
  changelog: string;
  source: string;
  createdBy: string;
  createdAt: string;
};

export type VersionView = VersionSummary & {
  templateId: string;
  slug: string;
  content: TemplateContent;
  fragments: FrozenFragment[];
  parentId: string | null;
};

export type TemplateView = TemplateCard & {
  aliases: string[];
  notes: string;
  licence: string;
  source: string;
  owner: string;
  createdAt: string;
  forkedFrom: { templateId: string; slug: string; version: number } | null;
  deployment: { connectionId: string; model: string } | null;
  draft: DraftView;
  /** Newest first. */
  versions: VersionSummary[];
  /** Only for fragments: who begins with it. */
  usedBy: { templateId: string; slug: string; title: Localized; versions: number[]; draft: boolean }[];
};

/** What a save that came second gets to see: nothing of either side is lost. */
export type DraftSaved = { saved: true; draft: DraftView } | { saved: false; theirs: DraftView };

export type ImportedFile = {
  path: string;
  format: "prompt" | "prompty" | "langfuse" | "openai" | "gallery";
  outcome: "created" | "updated" | "unchanged" | "refused";
  slug: string | null;
  error: ErrorView | null;
  /** What of it has no place here, in words of the file. */
  dropped: string[];
};

/** Templates named one by one, or all that match a filter but some. */
export type TemplateSelection =
  | { kind: "ids"; templateIds: string[] }
  | { kind: "matching"; filter: LibraryFilter; except: string[] };

/** What can be done to many at once; each can be undone. A folder that does not exist yet is made by moving there. */
export type TemplateDeed =
  | { kind: "move"; folder: string }
  /** Everything in a folder and below it, to the same place below another: how a folder is renamed. */
  | { kind: "moveFolder"; from: string; to: string }
  | { kind: "favourite"; favourite: boolean }
  | { kind: "tag"; name: string }
  | { kind: "untag"; name: string }
  | { kind: "archive" }
  | { kind: "restore" };

/** `changeId` is what undoing takes; `count` how many templates really changed. */
export type TemplatesChanged = { changeId: string; count: number };

/** What starts a run of a template. */
export type TemplateRunDraft = {
  templateId: string;
  /** null: the draft as it is now. */
  versionId: string | null;
  values: VariableValues;
  slots: SlotImages;
  /** Only of parameters the template leaves to the caller. */
  overrides: Partial<ParameterValues>;
  connectionId: string;
  model: string;
  idempotencyKey: string;
  /** Which door it came through. */
  via: "playground" | "evidence" | "matrix" | "api";
  service?: DrawService;
};

/** Where a picture came from, by its bytes or by what an exported copy says of itself. */
export type TemplateOfPicture = { slug: string; version: number | null };
