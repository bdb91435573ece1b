"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useEditor, useEngine } from "#components/editor/editor-context.tsx";
import { Spinner } from "#components/ui/spinner.tsx";

/** What takes less is done before one has read of it. */
const patienceMs = 150;

/** Says that a long operation is under way, and gives it up when told. */
export function BusyNote() {
  const t = useTranslations("editor");
  const { engine } = useEditor();
  const busy = useEngine((state) => state.busy);
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (busy === null) return setShown(false);
    const timer = setTimeout(() => setShown(true), patienceMs);
    return () => clearTimeout(timer);
  }, [busy]);
  if (busy === null || !shown) return null;
  return (
    <div className="absolute inset-x-0 top-3 mx-auto flex w-fit items-center gap-2 rounded-control bg-scrim px-3 text-on-scrim text-sm">
      <Spinner />
      {t("canvas.busy")}
      <button
        type="button"
        onClick={() => engine.cancelBusy()}
        className="min-h-control rounded-control px-2 underline underline-offset-2"
      >
        {t("canvas.cancel")}
      </button>
    </div>
  );
}
