import { families } from "#lib/models/families.ts";
import type { ModelFamily, ModelProfile } from "#lib/models/profile.ts";
import type { ConnectionKind, ListedModel } from "#lib/providers/provider.ts";

/** The day this table was last held against the sources (wire.md 0 and 1.5). */
const catalogAsOf = "2026-11-20";

/** What one gets without choosing. */
export const defaultModel = "gpt-image-2.5-flare";

type Row = {
  family: Exclude<ModelFamily, "unknown">;
  /** The same model ends on different days with different providers. */
  endsOn: Partial<Record<ConnectionKind, string>>;
  replacedBy: string | null;
  noteKey: string;
};

const alive = { endsOn: {}, replacedBy: null };
const endsOn = (day: string): Row["endsOn"] => ({ openai: day, simulator: day });
const [sunburst, flare] = ["gpt-image-2.5-sunburst", "gpt-image-2.5-flare"];

// In the order a picker shows them.
const table: Readonly<Record<string, Row>> = {
  "gpt-image-2.6-sunburst": { family: "2.6", ...alive, noteKey: "gptImage26Sunburst" },
  "gpt-image-2.6-flare": { family: "2.6", ...alive, noteKey: "gptImage26Flare" },
  "gpt-image-2.5-sunburst": { family: "2.5", ...alive, noteKey: "gptImage25Sunburst" },
  "gpt-image-2.5-flare": { family: "2.5", ...alive, noteKey: "gptImage25Flare" },
  "gpt-image-2": { family: "2", ...alive, noteKey: "gptImage2" },
  "gpt-image-1.5": {
    family: "1.5",
    endsOn: endsOn("2026-12-01"),
    replacedBy: sunburst,
    noteKey: "gptImage15",
  },
  "chatgpt-image-latest": {
    family: "1.5",
    endsOn: endsOn("2026-12-01"),
    replacedBy: sunburst,
    noteKey: "chatgptImageLatest",
  },
  "gpt-image-1-mini": {
    family: "1-mini",
    endsOn: endsOn("2026-12-01"),
    replacedBy: flare,
    noteKey: "gptImage1Mini",
  },
  // Shut down; kept so that old work says what became of its model.
  "gpt-image-1": { family: "1.5", endsOn: endsOn("2026-10-23"), replacedBy: sunburst, noteKey: "gptImage1" },
};

const tableIds = Object.keys(table);

/** `openai/gpt-image-2-2026-04-21` (a relay's name of a dated snapshot) -> `gpt-image-2`, the row it goes by. */
export function baseModel(model: string): string {
  return model.slice(model.lastIndexOf("/") + 1).replace(/-\d{4}-\d{2}-\d{2}$/, "");
}

/** Models that change pictures by words alone: sent a mask, their servers refuse it or leave it unread. */
const takesNoMask = /kontext|qwen-image-edit|banana|gemini|seedream|seededit|omnigen|hidream-e/;

/** What `model` can do through a connection of this kind. A model nobody listed gets a cautious guess. */
export function profileOf(model: string, kind: ConnectionKind): ModelProfile {
  const base = baseModel(model);
  const row = Object.hasOwn(table, base) ? table[base] : undefined;
  if (!row) {
    const mask = !takesNoMask.test(base.toLowerCase());
    const guess = { ...families.unknown, mask };
    return { ...guess, id: model, known: false, endsOn: null, replacedBy: null, noteKey: null };
  }
  return {
    ...families[row.family],
    id: model,
    known: true,
    endsOn: row.endsOn[kind] ?? null,
    replacedBy: row.replacedBy,
    noteKey: row.noteKey,
  };
}

const drawsByName =
  /(^|[^a-z])(image|images|imagen|flux|sdxl|diffusion|banana|seedream|hidream|kolors)([^a-z]|$)/;
// dall-e answers with links and other words than ours; the rest read pictures or judge them.
const drawsNot = /dall-?e|embed|vision|moderation|caption|understand|rerank|to-text|classif|video/;

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

function rank(id: string): number {
  const place = tableIds.indexOf(baseModel(id));
  return place === -1 ? tableIds.length : place;
}

/**
 * The models a picker offers: those of the provider's own list that draw, told by their id (the list has no flag for
 * it), in the order of our table, unknown ones last. The provider's end date wins over ours. Without a list (null) it
 * is our table, minus what ended before `catalogAsOf`.
 */
export function mergeListed(listed: readonly ListedModel[] | null, kind: ConnectionKind): ModelProfile[] {
  if (listed === null) {
    const profiles = tableIds.map((id) => profileOf(id, kind));
    return profiles.filter((profile) => profile.endsOn === null || profile.endsOn > catalogAsOf);
  }
  const byId = new Map<string, ModelProfile>();
  for (const { id, endsOn } of listed) {
    const profile = profileOf(id, kind);
    const name = id.toLowerCase();
    if (!profile.known && (!drawsByName.test(name) || drawsNot.test(name))) continue;
    byId.set(id, endsOn !== null && isDay(endsOn) ? { ...profile, endsOn } : profile);
  }
  return [...byId.values()].sort((a, b) => rank(a.id) - rank(b.id) || (a.id < b.id ? -1 : 1));
}
