/** The fields of a map out of a file. Who asks for a field takes it; what nobody asked for is told in the end. */
export class Fields {
  private readonly values: Map<string, unknown>;
  private readonly path: string;
  private readonly dropped: string[];

  constructor(value: unknown, path: string, dropped: string[]) {
    this.values = new Map(isRecord(value) ? Object.entries(value) : []);
    this.path = path;
    this.dropped = dropped;
  }

  take(key: string): unknown {
    const value = this.values.get(key);
    this.values.delete(key);
    return value;
  }

  /** A text; numbers and booleans as they are written. Anything else is dropped. */
  text(key: string, fallback = ""): string {
    return this.textOrNull(key) ?? fallback;
  }

  textOrNull(key: string): string | null {
    const value = this.take(key);
    if (value === undefined || value === null) return null;
    if (["string", "number", "boolean"].includes(typeof value)) return String(value);
    return this.drop(key);
  }

  numberOrNull(key: string): number | null {
    const value = this.take(key);
    if (value === undefined || value === null) return null;
    return typeof value === "number" && Number.isFinite(value) ? value : this.drop(key);
  }

  oneOf<Word extends string>(key: string, words: readonly Word[], fallback: Word): Word {
    const value = this.take(key);
    if (value === undefined || value === null) return fallback;
    return words.find((word) => word === value) ?? this.drop(key) ?? fallback;
  }

  list(key: string): unknown[] {
    const value = this.take(key);
    if (value === undefined || value === null) return [];
    return Array.isArray(value) ? value : (this.drop(key) ?? []);
  }

  texts(key: string): string[] {
    return this.list(key).filter((item) => typeof item === "string");
  }

  fields(key: string): Fields {
    return new Fields(this.take(key), this.name(key), this.dropped);
  }

  /** What is left, in its order. */
  entries(): [string, unknown][] {
    return [...this.values];
  }

  name(key: string): string {
    return this.path === "" ? key : `${this.path}.${key}`;
  }

  drop(key: string): null {
    const name = this.name(key);
    if (this.dropped.length < 200 && !this.dropped.includes(name)) this.dropped.push(name.slice(0, 120));
    return null;
  }

  /** Tells of everything nobody asked for. */
  dropRest(): void {
    for (const key of this.values.keys()) this.drop(key);
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
