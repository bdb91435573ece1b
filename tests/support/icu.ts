/** What a message is made of: its literal pieces, and the values it takes ("name", "count:plural"). */
export type IcuParts = { literals: string[]; values: Set<string> };

/** Reads one ICU message, branches and quoted braces included. Throws where a brace is left open. */
export function icuParts(message: string): IcuParts {
  const parts: IcuParts = { literals: [], values: new Set() };
  const end = readText(message, 0, parts);
  if (end !== message.length) throw new Error(`Unbalanced braces in "${message}"`);
  return parts;
}

/** Returns the place of the brace that closes this text, or the message's end. */
function readText(message: string, from: number, parts: IcuParts): number {
  let at = from;
  let literal = "";
  while (at < message.length && message[at] !== "}") {
    const quoted = /^'([{}][^']*)'/.exec(message.slice(at, at + 200));
    const isValue = message[at] === "{";
    if (isValue) at = readValue(message, at + 1, parts);
    else {
      literal += quoted?.[1] ?? message[at];
      at += quoted?.[0].length ?? 1;
    }
    if (isValue) {
      parts.literals.push(literal);
      literal = "";
    }
  }
  parts.literals.push(literal);
  return at;
}

/** Starts behind "{", returns the place behind its "}". */
function readValue(message: string, from: number, parts: IcuParts): number {
  const [head = "", name = "", kind] = /^\s*(\w+)\s*(?:,\s*(\w+)\s*,?)?/.exec(message.slice(from)) ?? [];
  parts.values.add(kind ? `${name}:${kind}` : name);
  let at = from + head.length;
  while (message[at] !== "}") {
    if (at >= message.length) throw new Error(`Unbalanced braces in "${message}"`);
    at = message[at] === "{" ? readText(message, at + 1, parts) + 1 : at + 1;
  }
  return at + 1;
}
