"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { useEditor } from "#components/editor/editor-context.tsx";
import type { Region } from "#components/editor/engine/engine.ts";
import type { RegionRow } from "#components/editor/panels/region-rows.ts";
import {
  type RegionUnit,
  regionEdges,
  shownEdge,
  withTypedEdge,
} from "#components/editor/panels/region-units.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";

type RegionFieldsProps = {
  row: RegionRow;
  number: number;
  unit: RegionUnit;
  /** New numbers, or null to take the region out. */
  change: (next: Region | null) => void;
};

const mostFeather = 512;

/** One region: where it is, how soft its edge is, and whether it frees or locks. */
export function RegionFields({ row, number, unit, change }: RegionFieldsProps) {
  const t = useTranslations("editor");
  const { engine } = useEditor();
  const { region } = row;
  const name = t("regions.row", { kind: region.kind, number });
  return (
    <li
      data-region={row.key}
      aria-label={name}
      className="flex flex-col gap-1.5 rounded-control border border-line p-2"
    >
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate text-sm">{name}</span>
        <select
          aria-label={t("regions.effect")}
          value={region.combination === "subtract" ? "subtract" : "add"}
          onChange={(event) =>
            change({ ...region, combination: event.currentTarget.value as "add" | "subtract" })
          }
          className="min-h-control rounded-control border border-edge bg-raised px-1.5 text-sm"
        >
          <option value="add">{t("regions.add")}</option>
          <option value="subtract">{t("regions.subtract")}</option>
        </select>
        <IconButton
          label={t("regions.remove", { name })}
          icon={<Trash2 aria-hidden="true" />}
          onClick={() => change(null)}
        />
      </div>
      <div className="grid grid-cols-5 gap-1">
        {regionEdges.map((edge) => (
          <NumberField
            key={edge}
            label={t(`regions.${edge}`)}
            value={shownEdge(region[edge], edge, unit, engine.picture)}
            step={unit === "pixels" ? 1 : "any"}
            commit={(typed) =>
              change({ ...region, ...withTypedEdge(region, edge, typed, unit, engine.picture) })
            }
          />
        ))}
        <NumberField
          label={t("regions.feather")}
          value={region.feather}
          step={1}
          commit={(typed) =>
            change({ ...region, feather: Math.min(mostFeather, Math.max(0, Math.round(typed))) })
          }
        />
      </div>
    </li>
  );
}

type NumberFieldProps = {
  label: string;
  value: number;
  step: number | "any";
  commit: (typed: number) => void;
};

/** Typing and stepping settle for this long before the mask is drawn anew. */
const pauseMs = 400;

/** A number that counts once one pauses, presses Enter or goes on. */
function NumberField({ label, value, step, commit }: NumberFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const settle = useRef(() => {});
  settle.current = () => {
    if (typed === null) return;
    const next = Number.parseFloat(typed);
    setTyped(null);
    if (Number.isFinite(next) && next !== value) commit(next);
  };
  useEffect(() => {
    if (typed === null || typed === "" || typed === "-") return;
    const timer = setTimeout(() => settle.current(), pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="block truncate text-center text-muted text-xs">
        {label}
      </label>
      <TextInput
        id={id}
        type="number"
        inputMode="decimal"
        step={step}
        value={typed ?? value}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => settle.current()}
        onKeyDown={(event) => event.key === "Enter" && settle.current()}
        className="tabular px-1! text-center text-sm! [-moz-appearance:textfield] [&::-webkit-inner-spin-button]:appearance-none"
      />
    </div>
  );
}
