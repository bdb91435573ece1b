"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useEditor, useEngine } from "#components/editor/editor-context.tsx";
import { freeShare } from "#components/editor/panels/free-share.ts";
import { gridCell } from "#components/editor/panels/region-units.ts";
import { Segmented } from "#components/ui/segmented.tsx";

const sizes = ["3", "4"] as const;

/** The picture in nine or sixteen cells, each a switch: the quickest mask without a pointer. */
export function QuickGrid() {
  const t = useTranslations("editor");
  const { engine } = useEditor();
  const [size, setSize] = useState<(typeof sizes)[number]>("3");
  // Drawn again with every change of the mask.
  useEngine((state) => state.version);
  const columns = Number(size);
  const cells = Array.from({ length: columns * columns }, (_, index) => ({
    column: index % columns,
    row: Math.floor(index / columns),
  }));
  return (
    <div className="flex flex-col gap-2">
      <Segmented
        label={t("grid.title")}
        options={sizes.map((value) => ({ value, label: t("grid.size", { columns: Number(value) }) }))}
        value={size}
        onChange={setSize}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid of cells in every browser. */}
      <div
        role="group"
        aria-label={t("grid.title")}
        className="mx-auto grid w-full max-w-60 gap-0.5"
        style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
      >
        {cells.map(({ column, row }) => {
          const cell = gridCell(column, row, columns, engine.picture);
          const share = freeShare(engine.mask, cell);
          return (
            <button
              key={`${column} ${row}`}
              type="button"
              aria-label={t("grid.cell", { row: row + 1, column: column + 1 })}
              aria-pressed={share === "some" ? "mixed" : share === "all"}
              onClick={() =>
                engine.addRegion({
                  kind: "rectangle",
                  ...cell,
                  feather: 0,
                  combination: share === "all" ? "subtract" : "add",
                })
              }
              className="forced-edge min-h-7 rounded-[4px] border border-edge bg-raised aria-pressed:bg-accent-soft hover:border-muted aria-[pressed=true]:border-accent aria-[pressed=true]:bg-accent aria-[pressed=mixed]:bg-accent-soft coarse:min-h-control"
            />
          );
        })}
      </div>
    </div>
  );
}
