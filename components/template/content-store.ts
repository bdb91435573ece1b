import { createStore, type StoreApi } from "zustand/vanilla";
import { mergeContents } from "#components/template/merge-contents.ts";
import { isSame } from "#components/template/same-content.ts";
import type { ErrorView } from "#lib/errors.ts";
import type { DraftView } from "#lib/library/view.ts";
import type { TemplateContent } from "#lib/template/content.ts";

/**
 * saved: the studio has it. changed: not yet sent. saving: on its way. offline: it could not be sent and is kept here.
 * refused: the studio would not take it. conflict: somebody else saved in between; a person decides.
 */
export type SaveState = "saved" | "changed" | "saving" | "offline" | "refused" | "conflict";

export type ContentState = {
  /** As it is on the screen. */
  content: TemplateContent;
  /** As the studio had it when the two were last the same: what the next save builds on. */
  base: DraftView;
  save: SaveState;
  /** In a conflict: what somebody else saved. */
  theirs: DraftView | null;
  failure: ErrorView | null;
  change(change: Partial<TemplateContent>): void;
  /** The studio's draft, as an event or an answer brought it. */
  meet(draft: DraftView): void;
  begin(): void;
  done(draft: DraftView, sent: TemplateContent): void;
  fail(failure: ErrorView | null): void;
  /** Ends a conflict with this content; it is saved over theirs. */
  settle(content: TemplateContent): void;
};

export type ContentStore = StoreApi<ContentState>;

/** One per template page. */
export function createContentStore(draft: DraftView): ContentStore {
  return createStore<ContentState>()((set, get) => ({
    content: draft.content,
    base: draft,
    save: "saved",
    theirs: null,
    failure: null,
    change(change) {
      const { save } = get();
      set({
        content: { ...get().content, ...change },
        ...(save !== "conflict" && save !== "saving" && { save: "changed" }),
      });
    },
    meet(met) {
      const { base, save, content, theirs } = get();
      if (met.rev <= (theirs ?? base).rev || save === "saving") return;
      if (save === "saved" || isSame(content, met.content))
        set({ base: met, content: met.content, save: "saved", theirs: null });
      else set({ save: "conflict", theirs: met });
    },
    begin: () => set({ save: "saving", failure: null }),
    done(saved, sent) {
      const isCurrent = isSame(get().content, sent);
      set({ base: saved, theirs: null, save: isCurrent ? "saved" : "changed" });
    },
    fail: (failure) => set({ save: failure ? "refused" : "offline", failure }),
    settle(content) {
      const { theirs, base } = get();
      set({ base: theirs ?? base, theirs: null, content, save: "changed" });
    },
  }));
}

/** What the two sides of a conflict can be put together to. */
export function mergeOf({ base, content, theirs }: Pick<ContentState, "base" | "content" | "theirs">) {
  return theirs ? mergeContents(base.content, content, theirs.content) : null;
}
