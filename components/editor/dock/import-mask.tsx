"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useEditor } from "#components/editor/editor-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import type { EditView, Outset } from "#lib/edits/view.ts";

const meanings = ["lightness", "alpha"] as const;
type Meaning = (typeof meanings)[number];

/** A mask from a file, from the picture's own transparency, or from an edit made before. One step to undo. */
export function ImportMask({ close }: { close: () => void }) {
  const t = useTranslations("editor");
  const { engine, source, hasAlpha } = useEditor();
  const [meaning, setMeaning] = useState<Meaning>("lightness");
  const [problem, setProblem] = useState<"other-size" | "unreadable" | null>(null);
  const [busy, setBusy] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const take = async (read: () => Promise<Blob>, from: Meaning, outset?: Outset) => {
    setBusy(true);
    setProblem(null);
    const answer = await read()
      .then((file) => engine.importMask(file, from, outset))
      .catch(() => "unreadable" as const);
    setBusy(false);
    if (answer === "done") close();
    else setProblem(answer);
  };
  const { width, height } = engine.picture;
  return (
    <Dialog open onClose={close} title={t("import.title")} description={t("import.text", { width, height })}>
      <div className="mt-4 flex flex-col gap-5">
        <section className="flex flex-col gap-2">
          <Segmented
            label={t("import.meaning")}
            options={meanings.map((value) => ({ value, label: t(`meanings.${value}`) }))}
            value={meaning}
            onChange={setMeaning}
            hint={t(`meanings.${meaning}Hint`)}
          />
          <Button busy={busy} onClick={() => chooser.current?.click()} data-autofocus>
            {t("import.file")}
          </Button>
          <input
            ref={chooser}
            type="file"
            hidden
            accept="image/png,image/jpeg,image/webp"
            aria-label={t("import.file")}
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              event.currentTarget.value = "";
              if (file) void take(async () => file, meaning);
            }}
          />
          <p role="alert" className="text-danger-ink text-sm">
            {problem && t(`import.${problem}`, { width, height })}
          </p>
        </section>
        {hasAlpha && (
          <Button disabled={busy} onClick={() => void take(() => fetchBlob(source.url), "alpha")}>
            {t("import.ownAlpha")}
          </Button>
        )}
        <EarlierEdits
          busy={busy}
          take={(url, outset) => void take(() => fetchBlob(url), "lightness", outset)}
        />
      </div>
    </Dialog>
  );
}

async function fetchBlob(url: string): Promise<Blob> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} for a picture`);
  return response.blob();
}

/** Masks of the edits made of this picture, newest first. */
function EarlierEdits({ busy, take }: { busy: boolean; take: (url: string, outset: Outset) => void }) {
  const t = useTranslations("editor");
  const edits = useEarlierEdits();
  if (edits === null) return <Spinner />;
  const masked = edits.flatMap(({ runId, mask, plan }) =>
    mask ? [{ runId, mask, outset: plan.outset }] : [],
  );
  return (
    <section>
      <h3 className="mb-1.5 text-muted text-sm">{t("import.earlier")}</h3>
      {masked.length === 0 && <p className="text-sm">{t("import.noEarlier")}</p>}
      <ul className="grid max-h-52 grid-cols-3 gap-2 overflow-y-auto">
        {masked.map(({ runId, mask, outset }, index) => (
          <li key={runId}>
            <button
              type="button"
              disabled={busy}
              aria-label={t("import.edit", { number: masked.length - index })}
              onClick={() => take(mask.url, outset)}
              className="block w-full overflow-hidden rounded-picture border border-edge hover:border-muted"
            >
              <img src={mask.thumbUrl} alt="" className="aspect-square w-full bg-[black] object-contain" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function useEarlierEdits(): EditView[] | null {
  const { source } = useEditor();
  const [edits, setEdits] = useState<EditView[] | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    fetch(`/api/v1/images/${source.id}/edits`, { signal: leaving.signal })
      .then(async (response) => {
        const answer: unknown = response.ok ? await response.json() : [];
        setEdits(Array.isArray(answer) ? answer : ((answer as { edits?: EditView[] }).edits ?? []));
      })
      .catch(() => !leaving.signal.aborted && setEdits([]));
    return () => leaving.abort();
  }, [source]);
  return edits;
}
