"use client";

import { useTranslations } from "next-intl";
import { useCompare, useCompareParts } from "#components/compare/compare-context.tsx";
import { compareModes, shown } from "#components/compare/compare-store.ts";
import { useChoose } from "#components/compare/use-choose.ts";
import { useCompareDeeds } from "#components/compare/use-compare-deeds.ts";
import { useCommands } from "#components/shell/use-commands.ts";

const step = 48;

/** What the palette and the keyboard can do while comparing. */
export function CompareCommands({ openTry }: { openTry: () => void }): null {
  const t = useTranslations("compare");
  const { store } = useCompareParts();
  const images = useCompare(shown);
  const deeds = useCompareDeeds();
  const choose = useChoose();
  const group = t("title");
  const command = (id: string, label: string, keys: string, run: () => void, hidden = false) => ({
    id: `compare.${id}`,
    group,
    label,
    keywords: t("keywords"),
    ...(keys && { keys }),
    run,
    hidden,
  });
  const nextMode = () => {
    const { mode, set } = store.getState();
    set({ mode: compareModes[(compareModes.indexOf(mode) + 1) % compareModes.length] ?? "side" });
  };
  useCommands([
    ...images.map(({ image }, index) =>
      command(`choose-${index + 1}`, t("commands.choose", { number: index + 1 }), String(index + 1), () => {
        const isWinner = store.getState().verdicts.mine?.winnerId === image.id;
        void choose(isWinner ? null : image.id);
      }),
    ),
    command("mode", t("commands.mode"), "M", nextMode),
    command("sync", t("sync"), "S", () => store.getState().toggleSync()),
    command("blind", t("blind.label"), "B", deeds.toggleBlind),
    command("swap", t("pair.swap"), "X", () => store.getState().choosePair(0, store.getState().pair[1])),
    command("zoomIn", t("zoom.in"), "+", () => deeds.zoom(1.25)),
    command("zoomOut", t("zoom.out"), "-", () => deeds.zoom(0.8)),
    command("fit", t("zoom.fit"), "0", deeds.fit),
    command("left", t("commands.left"), "Shift+ArrowLeft", () => deeds.pan({ x: step, y: 0 }), true),
    command("right", t("commands.right"), "Shift+ArrowRight", () => deeds.pan({ x: -step, y: 0 }), true),
    command("up", t("commands.up"), "Shift+ArrowUp", () => deeds.pan({ x: 0, y: step }), true),
    command("down", t("commands.down"), "Shift+ArrowDown", () => deeds.pan({ x: 0, y: -step }), true),
    command("sheet", t("sheet.save"), "", () => void deeds.saveSheet()),
    command("try", t("try.open"), "T", openTry),
  ]);
  return null;
}
