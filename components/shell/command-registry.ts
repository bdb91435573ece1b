/** Something that can be done, from the palette, by a shortcut, or both. Texts are already in the reader's language. */
export type Command = {
  id: string;
  label: string;
  run: () => void;
  /** Heading in the palette and in the list of shortcuts. */
  group: string;
  /** Found by these too, separated by spaces: English synonyms, pinyin, pinyin initials. */
  keywords?: string;
  /** "Mod+K" (⌘ or Ctrl), "Shift+C", "?", or one after the other: "G C". */
  keys?: string;
  /** Works only while the focus is inside `data-shortcut-scope="<scope>"`. Without it: anywhere. */
  scope?: string;
  /** Belongs to the frame around every page: the palette lists what the page itself can do before it. */
  frame?: boolean;
  /** Leaves it out of the palette: a shortcut only. */
  hidden?: boolean;
};

/** All commands that exist right now. Components add theirs while they are on screen. */
export function createCommandRegistry() {
  const sets = new Map<symbol, readonly Command[]>();
  const listeners = new Set<() => void>();
  let all: readonly Command[] = [];

  const publish = () => {
    const byId = new Map<string, Command>();
    for (const set of sets.values()) for (const command of set) byId.set(command.id, command);
    all = [...byId.values()];
    for (const listener of listeners) listener();
  };
  return {
    /** The later of two commands with one id wins. Returns the way to take them back. */
    add(commands: readonly Command[]): () => void {
      const key = Symbol("commands");
      sets.set(key, commands);
      publish();
      return () => {
        sets.delete(key);
        publish();
      };
    },
    now: () => all,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The page's registry. Only effects write to it, so the server's copy stays empty. */
export const commandRegistry = createCommandRegistry();
