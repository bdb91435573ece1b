/** What stands in the front matter. A key whose value is undefined is left out. */
export type YamlValue = string | number | boolean | null | undefined | readonly YamlValue[] | YamlMap;
export type YamlMap = readonly (readonly [key: string, value: YamlValue])[] & { readonly isMap: true };

export const yamlMap = (entries: readonly (readonly [string, YamlValue])[]): YamlMap =>
  Object.assign([...entries], { isMap: true as const });

/**
 * YAML in one canonical way: block style, two spaces, keys in the order given, LF; a text plain where no reader of YAML
 * 1.1 or 1.2 could take it for anything else, otherwise in double quotes as JSON writes it.
 */
export function emitYaml(map: YamlMap): string {
  return block(map, 0);
}

function block(map: YamlMap, depth: number): string {
  const indent = "  ".repeat(depth);
  return map
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${indent}${scalar(key)}:${valueAfterKey(value, depth)}`)
    .join("");
}

function valueAfterKey(value: YamlValue, depth: number): string {
  if (isMap(value)) return filled(value) ? `\n${block(value, depth + 1)}` : " {}\n";
  if (isList(value)) return value.length > 0 ? `\n${list(value, depth + 1)}` : " []\n";
  return ` ${scalar(value)}\n`;
}

function list(items: readonly YamlValue[], depth: number): string {
  const indent = "  ".repeat(depth);
  return items.map((item) => `${indent}- ${listItem(item, depth + 1)}`).join("");
}

function listItem(item: YamlValue, depth: number): string {
  if (isMap(item)) return filled(item) ? block(item, depth).trimStart() : "{}\n";
  if (isList(item)) return `${JSON.stringify(item)}\n`;
  return `${scalar(item)}\n`;
}

const isMap = (value: YamlValue): value is YamlMap => Array.isArray(value) && "isMap" in value;
const isList = (value: YamlValue): value is readonly YamlValue[] => Array.isArray(value);
const filled = (map: YamlMap) => map.some(([, value]) => value !== undefined);

function scalar(value: string | number | boolean | null | undefined): string {
  if (typeof value !== "string") return value === undefined ? "null" : String(value);
  return isPlain(value) ? value : quoted(value);
}

// Words of YAML 1.1 and 1.2 that are no texts.
const words = /^(?:null|true|false|yes|no|on|off|y|n|\.nan|[-+]?\.inf)$/i;

/** Letters first, no sign that means something, nothing a number, a date or a word of YAML. */
const isPlain = (text: string): boolean =>
  text.length <= 200 &&
  /^[\p{L}][\p{L}\p{M}\p{Nd} _./(),;'%，。、；！？（）-]*$/u.test(text) &&
  !text.endsWith(" ") &&
  !words.test(text);

/** JSON is YAML, but for characters a YAML reader may not take raw. */
const quoted = (text: string): string =>
  JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, escaped);

const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
