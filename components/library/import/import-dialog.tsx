"use client";

import { FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { type DragEvent, useCallback, useEffect, useRef, useState } from "react";
import { ImportOutcomes } from "#components/library/import/import-outcomes.tsx";
import { type SentFile, useImport } from "#components/library/import/use-import.ts";
import { useLibrary } from "#components/library/library-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { TextInput } from "#components/ui/text-input.tsx";

const accepted =
  ".prompt,.prompty,.json,.yaml,.yml,.txt,.md,.zip,application/zip,application/json,text/plain";

type Way = "files" | "paste";
type ImportDialogProps = { files: readonly File[]; way: Way; close: () => void };

/** Brings prompts in from files or from the clipboard; says for each what became of it. Only drafts are made. */
export function ImportDialog({ files, way: first, close }: ImportDialogProps) {
  const t = useTranslations("library.import");
  const here = useLibrary(({ query }) => query.filter.folder);
  const [way, setWay] = useState<Way>(first);
  const [folder, setFolder] = useState(here ?? "");
  const { sent, busy, bringIn, forget } = useImport();
  const take = useCallback((taken: readonly File[]) => void bringIn(taken, folder), [bringIn, folder]);
  useDropped(files, take);
  const isDone = sent.length > 0 && busy === null;
  return (
    <Dialog
      open
      onClose={close}
      title={t("title")}
      description={sent.length === 0 ? t("text") : undefined}
      size="medium"
      footer={
        <>
          {isDone && <Button onClick={forget}>{t("more")}</Button>}
          <Button variant={isDone ? "primary" : "secondary"} onClick={close}>
            {isDone ? t("done") : t("cancel")}
          </Button>
        </>
      }
    >
      {sent.length === 0 && busy === null ? (
        <div className="mt-3 flex flex-col gap-4">
          <Segmented
            label={t("way")}
            hideLabel
            options={(["files", "paste"] as const).map((value) => ({ value, label: t(`ways.${value}`) }))}
            value={way}
            onChange={setWay}
          />
          <Field label={t("folder")} hint={t("folderHint")}>
            {(control) => (
              <TextInput
                {...control}
                value={folder}
                maxLength={400}
                onChange={(event) => setFolder(event.currentTarget.value)}
              />
            )}
          </Field>
          {way === "files" ? <Files take={take} /> : <Paste take={take} />}
        </div>
      ) : (
        <Outcome sent={sent} busy={busy} />
      )}
    </Dialog>
  );
}

/** What was dropped on the page is taken at once. */
function useDropped(files: readonly File[], take: (files: readonly File[]) => void): void {
  const isTaken = useRef(false);
  useEffect(() => {
    if (isTaken.current || files.length === 0) return;
    isTaken.current = true;
    take(files);
  }, [files, take]);
}

function Outcome({ sent, busy }: { sent: SentFile[]; busy: number | null }) {
  const t = useTranslations("library.import");
  return (
    <div className="flex flex-col gap-3">
      {busy !== null && <Progress label={t("busy")} value={busy} />}
      <ImportOutcomes sent={sent} />
    </div>
  );
}

function Files({ take }: { take: (files: readonly File[]) => void }) {
  const t = useTranslations("library.import");
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take([...event.dataTransfer.files]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same.
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={`flex flex-col items-center gap-3 rounded-card border border-dashed px-4 py-8 text-center ${isOver ? "border-accent bg-accent-soft" : "border-edge"}`}
    >
      <FileUp aria-hidden="true" className="size-7 stroke-[1.5] text-muted" />
      <p className="text-muted">{t("drop")}</p>
      <Button variant="primary" data-autofocus="" onClick={() => input.current?.click()}>
        {t("choose")}
      </Button>
      <p className="text-muted text-sm">{t("formats")}</p>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={accepted}
        aria-label={t("choose")}
        onChange={(event) => {
          take([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
    </div>
  );
}

function Paste({ take }: { take: (files: readonly File[]) => void }) {
  const t = useTranslations("library.import");
  const [text, setText] = useState("");
  return (
    <div className="flex flex-col items-start gap-3">
      <Field label={t("pasted")} hint={t("pastedHint", { sample: "{argument}" })} className="w-full">
        {(control) => (
          <TextArea
            {...control}
            data-autofocus=""
            rows={8}
            value={text}
            spellCheck={false}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
      </Field>
      <Button
        variant="primary"
        aria-disabled={text.trim() === "" || undefined}
        onClick={() => text.trim() !== "" && take([new File([text], pastedName(text))])}
      >
        {t("take")}
      </Button>
    </div>
  );
}

/** A pasted text has no name; its ending says how it is to be read. */
function pastedName(text: string): string {
  const trimmed = text.trimStart();
  if (trimmed.startsWith("---")) return "pasted.prompt";
  return /^[[{]/.test(trimmed) ? "pasted.json" : "pasted.txt";
}
