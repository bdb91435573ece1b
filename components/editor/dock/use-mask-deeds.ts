import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useEditor } from "#components/editor/editor-context.tsx";
import { toast } from "#components/ui/toast.ts";

/** The deeds on the whole mask, for the menu, the palette and the keys. */
export function useMaskDeeds() {
  const t = useTranslations("editor");
  const { engine, name } = useEditor();
  return useMemo(
    () => ({
      invert: () => void engine.apply({ kind: "invert" }),
      all: () => void engine.apply({ kind: "all" }),
      clear: () => void engine.apply({ kind: "clear" }),
      fillHoles: () => void engine.apply({ kind: "fill-holes" }),
      async export() {
        const png = await engine.exportMask().catch(() => null);
        if (!png) return void toast({ title: t("mask.exportFailed"), tone: "danger" });
        save(png, `${name.replace(/\.\w{2,4}$/, "")}-mask.png`);
      },
    }),
    [engine, name, t],
  );
}

function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
