"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useGalleryParts } from "#components/gallery/gallery-context.tsx";
import { countPicked, nothing, type Picked, selectionOf } from "#components/gallery/picked.ts";
import { useDeeds } from "#components/gallery/use-deeds.ts";
import { useFileSize } from "#components/gallery/use-file-size.ts";
import { attempt } from "#components/playground/reach.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { toast } from "#components/ui/toast.ts";
import type { Selection } from "#lib/gallery/view.ts";
import type { TrashSummary } from "#lib/storage/view.ts";

/** More than this many must be typed, not only pressed away. */
const typedAbove = 1;

/** Asks before pictures go for good, and says what that frees. `picked`: null for the whole trash. */
export function PurgeDialog({ picked, close }: { picked: Picked | null; close: () => void }) {
  const t = useTranslations("gallery");
  const { store, reader, actions, timeZone } = useGalleryParts();
  const { tell } = useDeeds();
  const fileSize = useFileSize();
  const [summary, setSummary] = useState<TrashSummary | null>(null);
  const [typed, setTyped] = useState("");
  const [selection] = useState<Selection | "all" | null>(() =>
    picked ? selectionOf(picked, timeZone) : "all",
  );
  useEffect(() => {
    let isWanted = true;
    if (selection)
      void attempt(() => actions.trashSummary({ selection })).then((outcome) => {
        if (isWanted && outcome !== "unreachable" && outcome.ok) setSummary(outcome.value);
      });
    return () => {
      isWanted = false;
    };
  }, [actions, selection]);
  if (!selection) return null;
  const count = summary?.count ?? (picked ? countPicked(picked) : store.getState().catalogue.total);
  const mustType = count > typedAbove;
  const isReady = summary !== null && count > 0 && (!mustType || typed.trim() === String(count));
  const confirm = async () => {
    if (!isReady) return;
    close();
    const outcome = await reader.during(() => attempt(() => actions.purge({ selection, count })), true);
    if (outcome === "unreachable" || !outcome.ok)
      return tell(outcome === "unreachable" ? outcome : outcome.error);
    store.getState().set({ picked: nothing });
    const { count: gone, bytesFreed } = outcome.value;
    toast({ title: t("done.purged", { count: gone, size: fileSize(bytesFreed) }) });
  };
  return (
    <Dialog
      open
      onClose={close}
      title={t("purge.title", { count })}
      description={summary ? t("purge.frees", { size: fileSize(summary.bytesFreed) }) : t("purge.reading")}
      footer={
        <>
          <Button onClick={close}>{t("cancel")}</Button>
          <Button variant="danger" aria-disabled={!isReady || undefined} onClick={() => void confirm()}>
            {t("purge.confirm")}
          </Button>
        </>
      }
    >
      {summary && summary.held > 0 && (
        <p className="mt-2 text-muted">{t("purge.held", { count: summary.held })}</p>
      )}
      {mustType && (
        <Field label={t("purge.type", { count })} className="mt-3">
          {(control) => (
            <TextInput
              {...control}
              data-autofocus=""
              inputMode="numeric"
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === "Enter") void confirm();
              }}
            />
          )}
        </Field>
      )}
    </Dialog>
  );
}
