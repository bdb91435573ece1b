"use client";

import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import type { TemplateState } from "#lib/library/view.ts";

const tones = { draft: "neutral", candidate: "warning", validated: "success", retired: "neutral" } as const;

/** How far a template or a version has come. */
export function StateBadge({ state }: { state: TemplateState }) {
  const t = useTranslations("template");
  return <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge>;
}
