import type { VariableType } from "#lib/template/content.ts";
import type { Find } from "#lib/template/proposal.ts";

// Opening marks stand before a word and closing ones behind it, or 6" and 8" would enclose what is between them.
const quoted =
  /(?<![\p{L}\p{Nd}"])"(?<straight>[^"\n]{1,120})"(?![\p{L}\p{Nd}"])|“(?<curly>[^“”\n]{1,120})”|「(?<corner>[^「」\n]{1,120})」|『(?<white>[^『』\n]{1,120})』|(?<=[\s(:,])'(?<single>[^'\n]{1,80})'(?=[\s.,;:!?)]|$)/gu;

/** Words near a quotation that say it is drawn, and what they suggest to call it. */
const cues: [pattern: RegExp, name: string][] = [
  [/副标题/u, "副标题"],
  [/标题/u, "标题"],
  [/口号|标语|广告语/u, "标语"],
  [/文案/u, "文案"],
  [/品牌|店名|商标/u, "品牌名"],
  [/价格|价签/u, "价格"],
  [/按钮/u, "按钮文字"],
  [/写着|写有|印着|印有|刻着|文字|字样|大字/u, "文字"],
  [/\bsub-?(title|head(line|ing)?)s?\b/iu, "subtitle"],
  [/\bheadlines?\b|\bheading\b/iu, "headline"],
  [/\btitles?\b|\btitled\b/iu, "title"],
  [/\b(tagline|slogan)\b/iu, "slogan"],
  [/\bcaptions?\b/iu, "caption"],
  [/\bbutton\b/iu, "button"],
  [/\blogo\b|\bbrand\b|\bwordmark\b/iu, "brand"],
  [/\bprice\b/iu, "price"],
  [/\bdate\b/iu, "date"],
  [/\blabels?\b|\blabell?ed\b/iu, "label"],
  [/\bsign(age)?\b|\bbanner\b|\bbadge\b|\bplaque\b/iu, "sign"],
  [
    /\b(texts?|words?|lettering|letters|typography|reads?|reading|says?|saying|spell(s|ing)?|written|inscribed)\b/iu,
    "text",
  ],
];

/** What stands in quotes and is probably to be drawn to the letter; the quotes stay in the body. */
export function findQuoted(prompt: string): Find[] {
  return Array.from(prompt.matchAll(quoted), (match): Find | null => {
    const text = Object.values(match.groups ?? {}).find((group) => group !== undefined) ?? "";
    if (text.trim() !== text || !/[\p{L}\p{Nd}]/u.test(text)) return null;
    const start = match.index + 1;
    const cue = cueNear(prompt, match.index, match.index + match[0].length);
    const types: VariableType[] = ["renderedText", "text", "longText"];
    return {
      ...{ kind: "renderedText", range: { start, end: start + text.length }, text, types, options: [] },
      type: "renderedText",
      default: text,
      wanted: cue ?? (/\p{Script=Han}/u.test(text) ? "文字" : "text"),
      likely: cue !== null,
    };
  }).filter((find) => find !== null);
}

/** The cue nearest before the quotation in its sentence, else one right behind it. */
function cueNear(prompt: string, start: number, end: number): string | null {
  const before =
    prompt
      .slice(Math.max(0, start - 60), start)
      .split(/[.。;；\n!?！？"”」』]\s*/u)
      .at(-1) ?? "";
  return nearestCue(before) ?? nearestCue(/^[^.。,，;；\n"“]{0,24}/u.exec(prompt.slice(end))?.[0] ?? "");
}

/** The last that is named; "the button reads" speaks of a button. */
function nearestCue(text: string): string | null {
  let best: { rank: number; name: string } | null = null;
  for (const [pattern, name] of cues)
    for (const match of text.matchAll(new RegExp(pattern, `${pattern.flags}g`))) {
      const isGeneral = name === "text" || name === "文字";
      const rank = match.index + match[0].length - (isGeneral ? text.length : 0);
      if (!best || rank > best.rank) best = { rank, name };
    }
  return best?.name ?? null;
}

const drawnKeys =
  /^(?:.*_)?(?:text|headline|title|subtitle|heading|slogan|tagline|caption|label|copy|words?|lettering|cta|button)$|标题|文案|文字|标语|口号/iu;

/** In a JSON prompt: strings under keys that speak of text. One with escapes would read otherwise than it is written. */
export function findJsonTexts(prompt: string): Find[] {
  return Array.from(
    prompt.matchAll(/"([^"\\\n]{1,60})"\s*:\s*"([^"\\\n]{1,200})"/gu),
    (match): Find | null => {
      const [whole, key = "", text = ""] = match;
      if (!drawnKeys.test(key) || text.trim() === "") return null;
      const end = match.index + whole.length - 1;
      return {
        ...{
          kind: "renderedText",
          range: { start: end - text.length, end },
          text,
          options: [],
          default: text,
        },
        ...{ type: "renderedText", types: ["renderedText", "text", "longText"], wanted: key, likely: true },
      };
    },
  ).filter((find) => find !== null);
}
