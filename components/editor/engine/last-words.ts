import { browserShelf } from "#components/playground/shelf.ts";

/** Characters. localStorage holds about five million, and drafts need some of them. */
const longest = 2_000_000;
const pieceBytes = 0x8000;

/** What a page wrote in its last moment, until it is where it belongs. */
export type LastWords<Content> = {
  /** Of what is kept under a key. */
  keys(): string[];
  /** Null where there are none, or where they cannot be read. `kept`: what else there is to build on. */
  read(key: string, kept: Content | undefined): { content: Content; text: string } | null;
  /**
   * At once, or not at all: what is too long, or where nothing is kept. Says only what `kept` does not hold already, which
   * must still be there when it is read. Answers the text, for `forget`.
   */
  write(key: string, content: Content, kept: Content | undefined): string | null;
  /** Unless somebody has written other ones since. */
  forget(key: string, text: string | null): void;
};

/**
 * localStorage: the only place in a browser that keeps what is written while a page goes. A transaction of IndexedDB
 * that is begun then may be given up with the page, even a committed one (Chromium loses most).
 */
export function lastWords<Content>(database: string): LastWords<Content> {
  const shelf = browserShelf();
  const prefix = `pentimento.last.${database}.`;
  return {
    keys: () =>
      Object.keys(shelf ?? {}).flatMap((name) => (name.startsWith(prefix) ? name.slice(prefix.length) : [])),
    read(key, kept) {
      const text = shelf?.getItem(prefix + key);
      const content = text ? decodeWords<Content>(text, kept) : null;
      return text && content ? { content, text } : null;
    },
    write(key, content, kept) {
      const text = encodeWords(content, kept);
      try {
        if (text) shelf?.setItem(prefix + key, text);
        return text;
      } catch {
        // Full: what IndexedDB makes of it is all there is.
        return null;
      }
    },
    forget(key, text) {
      if (shelf?.getItem(prefix + key) === text) shelf?.removeItem(prefix + key);
    },
  };
}

/** JSON that keeps maps and bytes as well; null where it would be too long. Maps leave out what is the same in `kept`. */
export function encodeWords(content: unknown, kept?: unknown): string | null {
  let length = 0;
  const tooLong = new RangeError("too long");
  try {
    const text = JSON.stringify(content, (name, value: unknown) => {
      if (value instanceof Map) {
        const before = mapIn(kept, name);
        // The very same array: to compare the bytes would take longer than there is.
        const isKept = ([key, one]: [unknown, unknown]) => before?.get(key) === one;
        const entries = [...value];
        return {
          map: entries.filter((entry) => !isKept(entry)),
          kept: entries.filter(isKept).map(([key]) => key),
        };
      }
      if (!(value instanceof Uint8Array)) return value;
      length += Math.ceil(value.length / 3) * 4;
      if (length > longest) throw tooLong;
      return { base64: btoa(binaryOf(value)) };
    });
    return text.length > longest ? null : text;
  } catch (error) {
    if (error === tooLong) return null;
    throw error;
  }
}

/** Null for what cannot be read, or builds on what is not there. */
export function decodeWords<Content>(text: string, kept?: unknown): Content | null {
  try {
    return JSON.parse(text, (name, value) => {
      if (Array.isArray(value?.map)) {
        const before = mapIn(kept, name);
        return new Map([...value.map, ...value.kept.map((key: unknown) => [key, found(before, key)])]);
      }
      if (typeof value?.base64 !== "string") return value;
      return Uint8Array.from(atob(value.base64), (letter) => letter.charCodeAt(0));
    });
  } catch {
    return null;
  }
}

function mapIn(content: unknown, name: string): Map<unknown, unknown> | null {
  const one = (content as Record<string, unknown> | undefined)?.[name];
  return one instanceof Map ? one : null;
}

function found(map: Map<unknown, unknown> | null, key: unknown): unknown {
  const value = map?.get(key);
  if (value === undefined) throw new RangeError(`nothing kept under ${key}`);
  return value;
}

function binaryOf(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += pieceBytes)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + pieceBytes)));
  return pieces.join("");
}
