import type { EditView } from "#lib/edits/view.ts";
import type { ListedOrigin } from "#lib/gallery/origin.ts";
import type { Quality } from "#lib/images/parameters.ts";
import type { ImageView, RunView } from "#lib/runs/view.ts";

/** What the gallery shows. An empty list filters nothing. Stands in the URL (`lib/gallery/filter-url.ts`). */
export type GalleryFilter = {
  /** Searched in prompts and names: every word must be there, from its beginning; Chinese anywhere. */
  text: string;
  models: string[];
  /** `<width>x<height>` of the stored picture. */
  sizes: string[];
  qualities: Quality[];
  origins: ListedOrigin[];
  favourite: boolean;
  /** 0 for any, else at least this. */
  rating: number;
  /** Names; all of them. */
  tags: string[];
  collectionId: string | null;
  /** ISO dates of the reader's calendar, both inclusive. */
  from: string | null;
  to: string | null;
  trash: boolean;
};

export const everything: GalleryFilter = {
  text: "",
  models: [],
  sizes: [],
  qualities: [],
  origins: [],
  favourite: false,
  rating: 0,
  tags: [],
  collectionId: null,
  from: null,
  to: null,
  trash: false,
};

/** Longest text searched for, in UTF-16 units; what is longer is cut. */
export const maxSearchText = 1000;
/** Most values of one kind a filter may name. */
export const maxFilterValues = 50;
/** Most pictures one change, export or comparison may take. */
export const maxSelected = 100_000;
/** Most tags a picture may have, and most characters of one. */
export const maxTags = 50;
export const maxTagLength = 60;
/** Most pictures a page of `listImages` may hold. */
export const maxPage = 200;

/** In the order people name them. */
export const galleryQualities = [
  "auto",
  "low",
  "medium",
  "high",
  "xhigh",
  "max",
] as const satisfies readonly Quality[];

/** newest and oldest by when the picture came; rating and largest break ties by newest. */
export const gallerySorts = ["newest", "oldest", "rating", "largest"] as const;
export type GallerySort = (typeof gallerySorts)[number];

/** A picture in a list: what is needed to show, select and announce it. */
export type GalleryItem = ImageView & {
  /** First 300 characters, or null for what no run made. */
  prompt: string | null;
  model: string | null;
  quality: string | null;
  tags: string[];
};

/**
 * Everything a layout needs of all matching pictures, in their order: small enough to be sent whole for 100,000.
 * Positions in it are the `offset` of `listImages` for as long as `until` is passed along.
 */
export type GalleryIndex = {
  total: number;
  /** Pictures that came later are left out; null when there is none at all. */
  until: string | null;
  /** Width / height * 1000, rounded, one for each picture. */
  ratios: number[];
  /** Runs of pictures of one calendar day of the reader, in order; null when not sorted by time. */
  days: { day: string; count: number }[] | null;
};

/** Pictures named one by one, or all that match a filter but some. */
export type Selection =
  | { kind: "ids"; imageIds: string[] }
  | { kind: "matching"; filter: GalleryFilter; timeZone: string; until: string; except: string[] };

/** What can be done to many at once; each can be undone. */
export type BulkDeed =
  | { kind: "rate"; rating: number }
  | { kind: "favourite"; favourite: boolean }
  | { kind: "tag"; name: string }
  | { kind: "untag"; name: string }
  | { kind: "collect"; collectionId: string }
  | { kind: "uncollect"; collectionId: string }
  | { kind: "trash" }
  | { kind: "restore" };

/** `changeId` is what `undoChange` takes; `count` how many pictures really changed. */
export type BulkOutcome = { changeId: string; count: number };

/** What the filter menus offer. */
export type GalleryFacets = {
  models: { value: string; count: number }[];
  sizes: { value: string; count: number }[];
  qualities: { value: string; count: number }[];
  tags: { value: string; count: number }[];
  collections: CollectionView[];
  trashed: number;
};

/** A picture of the studio that somebody holds in hand, and what made it. */
export type KnownPicture = {
  image: ImageView;
  trashed: boolean;
  run: { id: string; prompt: string; model: string; trashed: boolean } | null;
};

export type CollectionView = { id: string; name: string; count: number; coverUrl: string | null };

/**
 * How one picture came into another. source: it was edited. reference: it lay beside the prompt. drawn: the provider's
 * picture below a composite. mask, markup: what an edit was guided by.
 */
export type LineageRelation = "source" | "reference" | "drawn" | "mask" | "markup";

/** A picture among its relations. `purged`: its bytes are gone. */
export type LineageNode = {
  image: ImageView;
  prompt: string | null;
  model: string | null;
  trashed: boolean;
  purged: boolean;
  /** The relation that leads to the picture looked at: that picture, or another node. */
  towards: string;
  /** Steps from the picture looked at, 1-3. */
  depth: number;
  relation: LineageRelation;
};

/** What is known of a model that matters to whoever finds its picture later. */
export type ModelFate = { endsOn: string | null; replacedBy: string | null };

/** Everything there is to know of one picture. Money: nano-dollars as decimal strings. */
export type ImageDetail = {
  image: ImageView;
  trashed: boolean;
  /** missing: the bytes should be on the disk, and are not or not all. purged: gone for good, on purpose. */
  file: "kept" | "missing" | "purged";
  tags: string[];
  collections: { id: string; name: string }[];
  /** Null for what no run made. */
  run: RunView | null;
  model: ModelFate | null;
  edit: EditView | null;
  /** What was sent where it is more than the prompt. */
  sentPrompt: string | null;
  /** What the provider says it did; null where it does not. */
  answered: {
    size: string | null;
    quality: string | null;
    background: string | null;
    outputFormat: string | null;
  } | null;
  /** Of the job that drew it. */
  call: {
    chargeNano: string;
    charge: "none" | "held" | "settled" | "estimated";
    latencyMs: number | null;
    processingMs: number | null;
    requestId: string | null;
    clientRequestId: string | null;
  } | null;
  /** Whether the stored bytes carry a signed provenance manifest (C2PA), and what their own metadata says. */
  provenance: { c2pa: boolean; software: string | null };
  /** What it came from, then what that came from, each followed by its own: at most three steps. */
  parents: LineageNode[];
  /** What came from it, in the same order. */
  children: LineageNode[];
  /** There are more relations than the nodes told. */
  lineageCut: boolean;
  /** Pictures of the same run, in order, for going through them. */
  siblings: ImageView[];
  /** The first picture of the run before and after. */
  previousRun: ImageView | null;
  nextRun: ImageView | null;
};
