import type { ShareTerm, ShareView } from "#lib/shares/view.ts";
import type { Outcome } from "#lib/studio/outcome.ts";

/** What a page that shares hands in (app/actions/share-actions.ts). */
export type ShareActions = {
  createShare: (input: {
    imageIds: string[];
    term: ShareTerm;
    title: string;
    showPrompt: boolean;
  }) => Promise<Outcome<ShareView>>;
  listShares: (input: { imageIds: string[] | null }) => Promise<Outcome<ShareView[]>>;
  revokeShare: (input: { shareId: string }) => Promise<Outcome<ShareView>>;
};
