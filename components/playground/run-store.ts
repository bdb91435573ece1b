import { createStore, type StoreApi } from "zustand/vanilla";
import type { StreamState } from "#components/events/run-event-source.ts";
import type { ImageView, RunEvent, RunView } from "#lib/runs/view.ts";

/** A run on screen. `key` stays when the server's run takes the place of the placeholder. */
export type RunEntry = {
  key: string;
  run: RunView;
  /** Number of the event this state came with; 0 for the first page. */
  seen: number;
  /** True while only this tab knows of it. */
  local: boolean;
};

/** Runs, newest first, as the service lists them, and where to go on. */
export type RunPage = { runs: RunView[]; next: string | null };

export type RunsState = {
  /** Oldest first, as they stand on the screen. */
  entries: readonly RunEntry[];
  /** Where older runs begin, or null when all are here. */
  next: string | null;
  stream: StreamState;
  /** Ids of pictures and runs deleted here; the server may not know yet. */
  hidden: ReadonlySet<string>;
  /** Shows placeholders before the server has heard of the run. */
  begin(run: RunView): void;
  /** The server's answer takes the placeholder's place. */
  adopt(key: string, run: RunView): void;
  abandon(key: string): void;
  apply(event: RunEvent, number: number): void;
  /** An action's answer: it loses against any event for this run that came since `seen`. */
  answer(run: RunView, seen: number): void;
  /** Everything anew, after a reset. */
  replace(page: RunPage): void;
  addOlder(page: RunPage): void;
  hide(ids: readonly string[]): void;
  unhide(ids: readonly string[]): void;
  changeImage(id: string, change: Partial<ImageView>): void;
  setStream(stream: StreamState): void;
};

export type RunStore = StoreApi<RunsState>;

const entryOf = (run: RunView, seen = 0): RunEntry => ({ key: run.id, run, seen, local: false });
const oldestFirst = ({ runs }: RunPage) => runs.map((run) => entryOf(run)).reverse();

/** Ids sort by age; placeholders are always the newest. */
function place(entries: readonly RunEntry[], entry: RunEntry): RunEntry[] {
  const at = entries.findIndex((other) => other.local || other.run.id > entry.run.id);
  return at < 0 ? [...entries, entry] : entries.toSpliced(at, 0, entry);
}

/** The placeholder an unknown run belongs to: its event may overtake the answer to the click. */
function placeholderOf(entries: readonly RunEntry[], run: RunView): RunEntry | undefined {
  return entries.find(
    ({ local, run: mine }) =>
      local && mine.prompt === run.prompt && mine.model === run.model && mine.count === run.count,
  );
}

function withRun(state: RunsState, run: RunView, seen: number): Partial<RunsState> {
  const known = state.entries.find((entry) => entry.run.id === run.id);
  const holder = known ?? placeholderOf(state.entries, run);
  if (holder) {
    if (known && known.seen > seen) return {};
    const entry = { key: holder.key, run, seen, local: false };
    return { entries: state.entries.map((other) => (other === holder ? entry : other)) };
  }
  const oldest = state.entries[0];
  if (state.next !== null && oldest && run.id < oldest.run.id) return {};
  return { entries: place(state.entries, entryOf(run, seen)) };
}

/** Puts the answer to a click where its placeholder stands, unless an event was quicker. */
function adopted(entries: readonly RunEntry[], key: string, run: RunView): readonly RunEntry[] {
  const mine = entries.find((entry) => entry.key === key);
  const known = entries.find((entry) => entry.run.id === run.id);
  if (mine && mine === known) return entries;
  if (!known) {
    const others = entries.filter((entry) => entry !== mine || !mine.local);
    return place(others, { key: mine?.local ? key : run.id, run, seen: 0, local: false });
  }
  if (!mine?.local) return entries;
  const tookAnother = known.key !== run.id;
  if (!tookAnother) return entries.filter((entry) => entry !== mine);
  // Two like clicks, and the event went to the wrong placeholder: they change places.
  const swap = new Map([
    [mine, { ...known, key }],
    [known, { ...mine, key: known.key }],
  ]);
  return entries.map((entry) => swap.get(entry) ?? entry);
}

/** Where the server's runs live in the browser. Fed by the page, by events and by the answers of actions. */
export function createRunStore(first: RunPage): RunStore {
  return createStore<RunsState>()((set, get) => ({
    entries: oldestFirst(first),
    next: first.next,
    stream: "live",
    hidden: new Set(),
    begin: (run) => set({ entries: [...get().entries, { key: run.id, run, seen: 0, local: true }] }),
    adopt: (key, run) => set({ entries: adopted(get().entries, key, run) }),
    abandon: (key) => set({ entries: get().entries.filter((entry) => entry.key !== key || !entry.local) }),
    apply(event, number) {
      if (event.type === "run") return set((state) => withRun(state, event.run, number));
      if (event.type === "run-removed")
        set({ entries: get().entries.filter((entry) => entry.run.id !== event.runId) });
    },
    answer: (run, seen) => set((state) => withRun(state, run, seen)),
    replace(page) {
      const local = get().entries.filter((entry) => entry.local);
      const keys = new Map(get().entries.map(({ run, key }) => [run.id, key]));
      const fresh = oldestFirst(page).map((entry) => ({
        ...entry,
        key: keys.get(entry.run.id) ?? entry.key,
      }));
      set({ entries: [...fresh, ...local], next: page.next });
    },
    addOlder(page) {
      const here = new Set(get().entries.map(({ run }) => run.id));
      const fresh = oldestFirst(page).filter(({ run }) => !here.has(run.id));
      set({ entries: [...fresh, ...get().entries], next: page.next });
    },
    hide: (ids) => set({ hidden: get().hidden.union(new Set(ids)) }),
    unhide: (ids) => set({ hidden: get().hidden.difference(new Set(ids)) }),
    changeImage(id, change) {
      const changed = (run: RunView): RunView => ({
        ...run,
        images: run.images.map((image) => (image.id === id ? { ...image, ...change } : image)),
      });
      const has = ({ run }: RunEntry) => run.images.some((image) => image.id === id);
      set({
        entries: get().entries.map((entry) => (has(entry) ? { ...entry, run: changed(entry.run) } : entry)),
      });
    },
    setStream: (stream) => set({ stream }),
  }));
}

/** How many runs are being drawn: the number in the window's title. */
export const countRunning = ({ entries }: RunsState): number =>
  entries.filter(({ run }) => run.state === "running").length;
