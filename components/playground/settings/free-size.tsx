"use client";

import { ArrowLeftRight, Lock, LockOpen } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDraft } from "#components/playground/playground-context.tsx";
import { withEdge } from "#components/playground/settings/with-edge.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { type Dimensions, parseSize } from "#lib/images/parameters.ts";
import type { SizeRule } from "#lib/models/profile.ts";

const usual: Dimensions = { width: 1024, height: 1024 };

/** Width and height by hand. The rule is checked as one types; the lock keeps the shape. */
export function FreeSize({ rule }: { rule: SizeRule }) {
  const t = useTranslations("playground");
  const size = useDraft((draft) => draft.parameters.size);
  const set = useDraft((draft) => draft.setParameter);
  const [ratio, setRatio] = useState<number | null>(null);
  const dimensions = parseSize(size);
  if (rule.kind === "fixed") return <p className="mt-2 text-muted text-sm">{t("size.fixed")}</p>;
  const { width, height } = dimensions ?? usual;
  const change = (edge: keyof Dimensions, value: number) => {
    const next = withEdge(dimensions ?? usual, edge, value, ratio, rule.multiple);
    set("size", `${next.width}x${next.height}`);
  };
  const input = (edge: keyof Dimensions) => (
    <TextInput
      type="number"
      inputMode="numeric"
      min={rule.multiple}
      max={rule.maxEdge}
      step={rule.multiple}
      aria-label={t(`size.${edge}`)}
      placeholder={t("size.any")}
      value={dimensions ? dimensions[edge] : ""}
      onChange={(event) => {
        const value = event.currentTarget.valueAsNumber;
        if (Number.isFinite(value)) change(edge, Math.min(Math.max(Math.round(value), 0), 99_999));
      }}
      className="tabular min-w-0 flex-1 px-2! text-center [-moz-appearance:textfield] [&::-webkit-inner-spin-button]:appearance-none"
    />
  );
  return (
    <div className="mt-2 flex items-center gap-1">
      {input("width")}
      <IconButton
        label={t("size.swap")}
        icon={<ArrowLeftRight aria-hidden="true" />}
        disabled={!dimensions || width === height}
        onClick={() => {
          set("size", `${height}x${width}`);
          if (ratio !== null) setRatio(1 / ratio);
        }}
      />
      {input("height")}
      <IconButton
        label={t("size.lock")}
        icon={ratio === null ? <LockOpen aria-hidden="true" /> : <Lock aria-hidden="true" />}
        aria-pressed={ratio !== null}
        disabled={!dimensions}
        onClick={() => setRatio(ratio === null ? width / Math.max(height, 1) : null)}
      />
    </div>
  );
}
