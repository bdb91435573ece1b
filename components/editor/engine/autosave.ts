import type { EngineState } from "#components/editor/engine/engine.ts";
import type { Found, Revised, RevisionStorage } from "#components/editor/engine/revision-storage.ts";

/** The part of a BroadcastChannel that tabs on one picture use to tell each other of themselves. */
export type TabChannel = {
  postMessage(message: TabMessage): void;
  onmessage: ((event: { data: TabMessage }) => void) | null;
  close(): void;
};

/** Joins the tabs that have the same thing open; null where the browser cannot. */
export const browserChannel = (name: string): TabChannel | null =>
  typeof BroadcastChannel === "undefined" ? null : (new BroadcastChannel(name) as TabChannel);

/** `asks`: who else paints here? `owns`: I do. `saved`: and I have just written. `leaves`: no longer. */
export type TabMessage = { says: "asks" | "owns" | "saved" | "leaves"; revision: number };

type Options<Content> = {
  key: string;
  storage: RevisionStorage<Content>;
  channel: TabChannel | null;
  /** What is to be stored now; called when a write begins. */
  take(): Content;
  /** Puts what is stored in place of what is shown. */
  put(stored: Revised<Content>): void;
  tell(saving: EngineState["saving"]): void;
  /** Runs what puts another content in place while nothing works on the one that is shown. */
  alone?(work: () => Promise<void>): Promise<void>;
  delayMs: number;
};

export type Autosave = {
  /** Reads what an earlier visit left, before anything is shown. Never rejects. */
  restore(): Promise<void>;
  /** Something changed: it is written `delayMs` after the last change. */
  changed(): void;
  /** Writes at once what is not written yet. */
  flush(): Promise<void>;
  /** The page is being left: begins the write that can still be begun. */
  leave(): void;
  /** This tab goes on where another one painted; what is shown here is what counts from now on. */
  takeOver(): Promise<void>;
  close(): void;
};

/**
 * Keeps the mask, or the marks, of one picture in the browser. Of two tabs the one that was there first writes; the other says
 * `elsewhere` and writes nothing until the first is closed or its user takes over. Even without the channel no tab
 * overwrites what it has not read: every write names the revision it builds on.
 */
export function createAutosave<Content>(options: Options<Content>): Autosave {
  const { key, storage, channel, take, put, tell, delayMs, alone = (work) => work() } = options;
  let revision = 0;
  /** Of what lies in the storage: behind `revision` while a write is under way, or when one failed. */
  let confirmed = 0;
  let unsaved = false;
  /** Painted here since the mask was last read or written. */
  let ownChanges = false;
  let elsewhere = false;
  let closed = false;
  let isWriting = false;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let writing: Promise<void> = Promise.resolve();

  const say = (says: TabMessage["says"]) => channel?.postMessage({ says, revision });

  function yieldTo(): void {
    elsewhere = true;
    tell("elsewhere");
  }

  async function write(): Promise<void> {
    if (!unsaved || elsewhere) return;
    unsaved = false;
    isWriting = true;
    tell("saving");
    const next = revision + 1;
    try {
      const written = await storage.write(key, { ...take(), revision: next }, confirmed);
      if (!written) {
        unsaved = true;
        yieldTo();
        return;
      }
      revision = Math.max(revision, next);
      confirmed = Math.max(confirmed, next);
      ownChanges = unsaved;
      say("saved");
      if (!elsewhere) tell(unsaved ? "unsaved" : "saved");
    } catch {
      // Full, forbidden or broken: the next change tries again, painting goes on.
      unsaved = true;
      tell("failed");
    } finally {
      isWriting = false;
    }
  }

  function leave(): void {
    if (elsewhere || closed || !(unsaved || isWriting)) return;
    // A write under way has taken the next number, and may get lost with the page.
    revision += isWriting ? 2 : 1;
    const last = revision;
    const leaving = storage.writeLast(key, { ...take(), revision: last });
    unsaved = false;
    tell("saved");
    // The page may live on: what is written next waits for it.
    writing = Promise.all([leaving, writing]).then(
      () => {
        confirmed = Math.max(confirmed, last);
      },
      () => {
        unsaved = true;
        if (!elsewhere && !closed) tell("failed");
      },
    );
  }

  function flush(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    writing = writing.then(write);
    return writing;
  }

  function buildOn(found: Found<Content> | undefined): void {
    confirmed = found?.over ?? found?.revision ?? 0;
    revision = Math.max(revision, found?.revision ?? 0);
  }

  /** False if the browser keeps nothing here. */
  async function read(): Promise<boolean> {
    try {
      const stored = await storage.read(key);
      if (closed) return true;
      buildOn(stored);
      if (stored) put(stored);
      return true;
    } catch {
      tell("failed");
      return false;
    }
  }

  async function otherLeft(): Promise<void> {
    if (!elsewhere || ownChanges) return;
    elsewhere = false;
    if (await read()) tell("saved");
  }

  function hear({ says, revision: theirs }: TabMessage): void {
    if (says === "asks") {
      if (!elsewhere) say("owns");
    } else if (says === "owns") yieldTo();
    else if (says === "saved") {
      if (theirs > confirmed) yieldTo();
    } else void alone(otherLeft);
  }

  if (channel) channel.onmessage = ({ data }) => hear(data);

  return {
    async restore() {
      await read();
      say("asks");
    },
    changed() {
      unsaved = true;
      ownChanges = true;
      if (elsewhere) return;
      tell("unsaved");
      if (timer) clearTimeout(timer);
      timer = setTimeout(() => void flush(), delayMs);
    },
    flush,
    leave,
    async takeOver() {
      const stored = await storage.read(key).catch(() => undefined);
      buildOn(stored);
      elsewhere = false;
      say("owns");
      unsaved = true;
      await flush();
    },
    close() {
      void flush().then(() => {
        if (!elsewhere) say("leaves");
        closed = true;
        channel?.close();
      });
    },
  };
}
