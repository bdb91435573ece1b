import { attempt } from "#components/playground/reach.ts";
import type { ContentStore } from "#components/template/content-store.ts";
import type { DraftSaved } from "#lib/library/view.ts";
import type { Outcome } from "#lib/studio/outcome.ts";
import type { TemplateContent } from "#lib/template/content.ts";

export type AutosaveOptions = {
  store: ContentStore;
  save: (input: { rev: number; content: TemplateContent }) => Promise<Outcome<DraftSaved>>;
  /** Waits a while, then calls; answers with the way to call it off. */
  later: (work: () => void, ms: number) => () => void;
  /** False while a call would go to another address (a picture lies over the page). */
  canSend?: () => boolean;
};

export type Autosave = {
  /** Sends now what has not been sent; resolves when nothing is on its way. True when the studio has it all. */
  flush(): Promise<boolean>;
  close(): void;
};

const quietMs = 700;
const retryMs = 4000;

/** Saves a draft a moment after the last change, one call at a time, always against the revision it grew from. */
export function startAutosave({ store, save, later, canSend = () => true }: AutosaveOptions): Autosave {
  let cancel = () => {};
  let sending: Promise<void> | null = null;
  let isClosed = false;

  const plan = (ms: number) => {
    cancel();
    if (!isClosed) cancel = later(() => void send(), ms);
  };

  async function send(): Promise<void> {
    cancel();
    if (sending) return sending;
    const { save: state } = store.getState();
    if (state !== "changed" && state !== "offline") return;
    if (!canSend()) return plan(retryMs);
    sending = sendOnce().finally(() => {
      sending = null;
      const { save: now } = store.getState();
      if (now === "changed") plan(quietMs);
      else if (now === "offline") plan(retryMs);
    });
    return sending;
  }

  async function sendOnce(): Promise<void> {
    const { base, content } = store.getState();
    store.getState().begin();
    const outcome = await attempt(() => save({ rev: base.rev, content }));
    if (outcome === "unreachable") return store.getState().fail(null);
    if (!outcome.ok) return store.getState().fail(outcome.error);
    const { value } = outcome;
    if (value.saved) return store.getState().done(value.draft, content);
    store.setState({ save: "changed" });
    store.getState().meet(value.theirs);
  }

  const stop = store.subscribe((state, before) => {
    if (state.content !== before.content && state.save === "changed") plan(quietMs);
    else if (state.save === "changed" && before.save === "conflict") plan(0);
  });
  return {
    async flush() {
      // A second round for what was typed while the first was on its way.
      for (let round = 0; round < 3 && store.getState().save !== "saved"; round++) await send();
      return store.getState().save === "saved";
    },
    close() {
      cancel();
      stop();
      void send();
      isClosed = true;
    },
  };
}
