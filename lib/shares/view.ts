/** How long a link works. */
export const shareTerms = ["1d", "7d", "30d", "never"] as const;
export type ShareTerm = (typeof shareTerms)[number];

/** Most pictures one link may show. */
export const maxShared = 200;
export const maxShareTitle = 120;

/** expired and revoked are for good. empty: every picture was deleted since; one that comes back is shown again. */
export type ShareState = "open" | "expired" | "revoked" | "empty";

/** A link as its owner sees it. Times are ISO. */
export type ShareView = {
  id: string;
  title: string | null;
  /** `/s/<token>`; null when the server's secret has changed since, so that nobody can show the link again. */
  path: string | null;
  /** Where people from outside reach it; null: under the address of this page. */
  origin: string | null;
  state: ShareState;
  showPrompt: boolean;
  expiresAt: string | null;
  revokedAt: string | null;
  createdAt: string;
  /** Pictures it shows now. */
  count: number;
  thumbUrl: string | null;
};

/** What a reader of a link gets. `prompt` and `imageId` are null where they are none of the reader's business. */
export type SharedPicture = {
  url: string;
  /** With `?w=` for each of these widths. */
  width: number;
  height: number;
  thumbHash: string | null;
  prompt: string | null;
  imageId: string;
};

export type OpenedShare =
  | { state: "unknown" | "expired" | "revoked" | "empty" }
  | { state: "open"; title: string | null; expiresAt: string | null; pictures: SharedPicture[] };
