import fc from "fast-check";
import { hasControls } from "#lib/template/clean-text.ts";
import type { VariableValue } from "#lib/template/content.ts";
import { escapeBody } from "#lib/template/escape-body.ts";
import { hostileText } from "#tests/support/template-arbitraries.ts";

/** A JSON prompt with tags in it, what they are filled with, and what must be read out of the result. */
export type JsonCase = {
  body: string;
  variables: Record<string, unknown>[];
  values: Record<string, VariableValue>;
  expected: unknown;
};

type Leaf =
  | { before: string; after: string; value: VariableValue; whole: boolean }
  | string
  | number
  | boolean
  | null;
type Tree = { leaf: Leaf } | { items: Tree[] } | { members: [string, Tree][] };

const plain = fc.string({ unit: "grapheme-ascii", maxLength: 6 });
const given: fc.Arbitrary<VariableValue> = fc.oneof(
  { weight: 4, arbitrary: hostileText.filter((text) => text.trim() !== "" && !hasControls(text)) },
  fc.integer(),
  fc.boolean(),
  fc.array(
    hostileText.filter(
      (text) => text.trim() !== "" && !hasControls(text) && !/[\n\r\u2028\u2029]/.test(text),
    ),
    { minLength: 1, maxLength: 3 },
  ),
);

const leaf: fc.Arbitrary<Leaf> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ before: plain, after: plain, value: given, whole: fc.boolean() }) },
  plain,
  fc.integer(),
  fc.constantFrom(true, false, null),
);
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf.map((leaf): Tree => ({ leaf })),
    fc.array(tie("tree"), { maxLength: 3 }).map((items): Tree => ({ items })),
    fc
      .uniqueArray(fc.tuple(plain, tie("tree")), { maxLength: 3, selector: ([key]) => key })
      .map((members): Tree => ({ members })),
  ),
}));

/** Any JSON with any values in any places a tag may stand. */
export const jsonCase: fc.Arbitrary<JsonCase> = tree.map((made) => {
  const found: JsonCase = { body: "", variables: [], values: {}, expected: null };
  const json = (text: string) => escapeBody(JSON.stringify(text));
  const write = (node: Tree): [body: string, expected: unknown] => {
    if ("items" in node) {
      const items = node.items.map(write);
      return [`[${items.map(([body]) => body).join(" , ")} ]`, items.map(([, expected]) => expected)];
    }
    if ("members" in node) {
      const members = node.members.map(([key, inner]) => [key, write(inner)] as const);
      const body = members.map(([key, [inner]]) => `${json(key)}: ${inner}`).join(",\n");
      return [`{ ${body} }`, Object.fromEntries(members.map(([key, [, expected]]) => [key, expected]))];
    }
    return writeLeaf(node.leaf);
  };
  const writeLeaf = (one: Leaf): [string, unknown] => {
    if (typeof one === "string") return [json(one), one];
    if (typeof one !== "object" || one === null) return [String(one), one];
    const name = `v${found.variables.length}`;
    found.values[name] = one.value;
    const shape = { name, type: typeOf(one.value), on: "yes", off: "no", separator: "、" };
    found.variables.push(shape);
    if (one.whole) return [`{{${name}}}`, one.value];
    const said = saidOf(one.value);
    // A lone `{` or `}` beside the tag would make three braces.
    const [before, after] = [one.before.replaceAll("{", ""), one.after.replaceAll("}", "")];
    const inside = (text: string) => JSON.stringify(text).slice(1, -1);
    return [
      `"${escapeBody(inside(before), true)}{{${name}}}${escapeBody(inside(after))}"`,
      before + said + after,
    ];
  };
  const [body, expected] = write(made);
  return { ...found, body, expected };
});

const typeOf = (value: VariableValue) =>
  Array.isArray(value) ? "list" : typeof value === "string" ? "longText" : typeof value;

const saidOf = (value: VariableValue): string => {
  if (Array.isArray(value)) return value.join("、");
  return typeof value === "boolean" ? (value ? "yes" : "no") : String(value);
};
