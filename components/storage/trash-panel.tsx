import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useFileSize } from "#components/gallery/use-file-size.ts";
import { attempt } from "#components/playground/reach.ts";
import { useGo } from "#components/shell/use-go.ts";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { toast } from "#components/ui/toast.ts";
import { errorText } from "#lib/i18n/error-text.ts";
import { type TrashSummary, trashDays } from "#lib/storage/view.ts";
import type { StorageActions } from "./storage-actions.ts";

type Props = { trash: TrashSummary; purge: StorageActions["purge"]; onDone: () => void };

/** What lies in the trash, what emptying it frees, and the way to do so. */
export function TrashPanel({ trash, purge, onDone }: Props) {
  const t = useTranslations("storage.trash");
  const size = useFileSize();
  const format = useFormatter();
  const look = useGo("/gallery?trash=1");
  const [asking, setAsking] = useState(false);
  const { count, bytesFreed, held, nextPurgeAt } = trash;
  if (count + held === 0) return <p className="text-muted">{t("empty", { days: trashDays })}</p>;
  return (
    <>
      <p>
        {t("summary", { count, size: size(bytesFreed) })}{" "}
        {nextPurgeAt && t("next", { date: format.dateTime(new Date(nextPurgeAt), "day") })}{" "}
        {held > 0 && t("held", { count: held })}
      </p>
      <div className="flex flex-wrap gap-2">
        <a {...look} className={buttonClass()}>
          {t("look")}
        </a>
        <Button
          variant="danger"
          disabled={count === 0}
          aria-haspopup="dialog"
          onClick={() => setAsking(true)}
        >
          {t("purge")}
        </Button>
      </div>
      {asking && (
        <EmptyTrash
          count={count}
          bytesFreed={bytesFreed}
          purge={purge}
          close={() => setAsking(false)}
          onDone={onDone}
        />
      )}
    </>
  );
}

type EmptyProps = { count: number; bytesFreed: number; close: () => void } & Pick<Props, "purge" | "onDone">;

/** Asks for the number, so that nobody empties the trash by a slip of the hand. */
function EmptyTrash({ count, bytesFreed, purge, close, onDone }: EmptyProps) {
  const t = useTranslations("storage.trash");
  const errors = useTranslations("errors");
  const common = useTranslations("storage");
  const size = useFileSize();
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const isRight = typed.trim() === String(count);
  const confirm = async () => {
    if (!isRight) return setProblem(t("typeIt", { count }));
    setBusy(true);
    const outcome = await attempt(() => purge({ selection: "all", count }));
    setBusy(false);
    if (outcome === "unreachable") return setProblem(common("unreachable"));
    onDone();
    if (!outcome.ok) {
      const { title, next } = errorText(errors, outcome.error);
      return setProblem(`${title} ${next}`);
    }
    toast({ title: t("done", { count: outcome.value.count, size: size(outcome.value.bytesFreed) }) });
    close();
  };
  return (
    <Dialog
      open
      onClose={close}
      title={t("askTitle", { count })}
      description={t("askText", { size: size(bytesFreed) })}
      footer={
        <>
          <Button onClick={close}>{t("cancel")}</Button>
          <Button variant="danger" busy={busy} aria-disabled={!isRight || undefined} onClick={confirm}>
            {t("confirm")}
          </Button>
        </>
      }
    >
      <Field label={t("typeIt", { count })} error={problem} className="mt-3">
        {(control) => (
          <TextInput
            {...control}
            data-autofocus=""
            inputMode="numeric"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && !event.nativeEvent.isComposing) void confirm();
            }}
          />
        )}
      </Field>
    </Dialog>
  );
}
