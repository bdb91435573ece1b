/** A cell of a file with the line it begins on, 1-based. */
export type CsvRecord = { line: number; cells: string[] };

export type ParsedCsv = {
  records: CsvRecord[];
  /** How many lines of data the file has beyond those that were read; counted, not parsed. */
  left: number;
  /** A quote that is never closed begins on this line, or null. */
  openQuoteLine: number | null;
};

const separators = [",", ";", "\t"] as const;

/**
 * Reads a CSV as RFC 4180 writes it and as spreadsheets do: a byte order mark is no part of it, lines end as they like,
 * the separator is the one of comma, semicolon and tab that the first line has most of, or the one Excel names in a
 * first line `sep=;`. At most `maxRecords` records are taken; empty lines are none.
 */
export function parseCsv(text: string, maxRecords: number): ParsedCsv {
  let start = text.startsWith("\ufeff") ? 1 : 0;
  let line = 1;
  const named = /^sep=([,;\t])\r?\n/i.exec(text.slice(start, start + 8));
  if (named) {
    start += named[0].length;
    line = 2;
  }
  const reader = createReader(
    text,
    start,
    line,
    named?.[1] ?? separatorOf(text.slice(start, start + 20_000)),
  );
  const records: CsvRecord[] = [];
  let openQuoteLine: number | null = null;
  while (records.length < maxRecords) {
    const record = reader.next();
    if (!record) break;
    if (record.isOpen) openQuoteLine = record.line;
    if (record.cells.some((cell) => cell.trim() !== ""))
      records.push({ line: record.line, cells: record.cells });
  }
  return { records, left: linesFrom(text, reader.at()), openQuoteLine };
}

/** The separator the first record has most of, outside quotes. */
function separatorOf(head: string): string {
  const counts = new Map<string, number>(separators.map((separator) => [separator, 0]));
  let isQuoted = false;
  for (const character of head) {
    if (character === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (character === "\n" || character === "\r") break;
    else if (counts.has(character)) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return separators.reduce((best, one) => ((counts.get(one) ?? 0) > (counts.get(best) ?? 0) ? one : best));
}

type ReadRecord = CsvRecord & { isOpen: boolean };

function createReader(text: string, start: number, firstLine: number, separator: string) {
  let at = start;
  let line = firstLine;
  const plainEnd = new RegExp(`[\\r\\n${separator === "\t" ? "\\t" : separator}]`, "g");

  /** The text between two quotes, doubled ones as one; `at` stands behind the closing one. */
  const quoted = (): { value: string; isOpen: boolean } => {
    const from = at + 1;
    let close = text.indexOf('"', from);
    while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
    const raw = text.slice(from, close < 0 ? text.length : close);
    at = close < 0 ? text.length : close + 1;
    line += breaksIn(raw);
    return { value: raw.replaceAll('""', '"'), isOpen: close < 0 };
  };
  const plain = (): string => {
    plainEnd.lastIndex = at;
    const end = plainEnd.exec(text)?.index ?? text.length;
    const value = text.slice(at, end);
    at = end;
    return value;
  };

  return {
    at: () => at,
    /** The next record, or null at the end. */
    next(): ReadRecord | null {
      if (at >= text.length) return null;
      const record: ReadRecord = { line, cells: [], isOpen: false };
      for (;;) {
        let value = "";
        if (text[at] === '"') {
          const read = quoted();
          record.isOpen ||= read.isOpen;
          // Whatever a careless program wrote behind the closing quote belongs to the cell.
          value = read.value + plain();
        } else value = plain();
        record.cells.push(value);
        if (text[at] !== separator) break;
        at++;
      }
      if (text[at] === "\r" && text[at + 1] === "\n") at++;
      if (at < text.length) line++;
      at++;
      return record;
    },
  };
}

function breaksIn(text: string): number {
  let breaks = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) breaks++;
  }
  return breaks;
}

/** How many lines that hold something follow; quotes are not looked into, so it is a count for a sentence. */
function linesFrom(text: string, start: number): number {
  let lines = 0;
  for (let at = start; at < text.length; ) {
    const end = text.indexOf("\n", at);
    const next = end < 0 ? text.length : end;
    if (text.slice(at, Math.min(next, at + 200)).trim() !== "") lines++;
    at = next + 1;
  }
  return lines;
}
