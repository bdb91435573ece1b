"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEditor } from "#components/editor/editor-context.tsx";
import type { Region } from "#components/editor/engine/engine.ts";
import { NumberField } from "#components/editor/panels/number-field.tsx";
import type { RegionRow } from "#components/editor/panels/region-rows.ts";
import {
  type RegionUnit,
  regionEdges,
  shownEdge,
  withTypedEdge,
} from "#components/editor/panels/region-units.ts";
import { IconButton } from "#components/ui/icon-button.tsx";

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
