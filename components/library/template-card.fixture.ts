import type { TemplateCard } from "#lib/library/view.ts";

/** A card of a list that nobody looks at closely. */
export const templateCard = (change: Partial<TemplateCard> = {}): TemplateCard => ({
  id: "tpl_1",
  kind: "prompt",
  slug: "hero-banner",
  title: { en: "Hero banner", "zh-CN": "主图横幅" },
  useWhen: { en: "", "zh-CN": "" },
  folder: "",
  tags: [],
  state: "draft",
  operation: "generate",
  environments: [],
  favourite: false,
  rating: null,
  ratingCount: 0,
  useCount: 0,
  versionCount: 0,
  priceNano: null,
  model: null,
  endsOn: null,
  cover: null,
  coverUrl: null,
  updatedAt: "2026-11-01T00:00:00.000Z",
  archivedAt: null,
  ...change,
});
