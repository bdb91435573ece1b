import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { attempt } from "#components/playground/reach.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { toast } from "#components/ui/toast.ts";
import { errorText } from "#lib/i18n/error-text.ts";
import { leastStorageLimit, mostStorageLimit, type StorageUsage } from "#lib/storage/view.ts";
import type { StorageActions } from "./storage-actions.ts";

const gigabyte = 1e9;

type Props = { usage: StorageUsage; setLimit: StorageActions["setLimit"]; onDone: () => void };

/** How much the workspace may keep, in gigabytes; empty for no limit. */
export function LimitForm({ usage: { limitBytes }, setLimit, onDone }: Props) {
  const t = useTranslations("storage");
  const errors = useTranslations("errors");
  const [typed, setTyped] = useState(limitBytes === null ? "" : String(limitBytes / gigabyte));
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const text = typed.trim().replace(",", ".");
    const bytes = text === "" ? null : Math.round(Number(text) * gigabyte);
    if (bytes !== null && !(bytes >= leastStorageLimit && bytes <= mostStorageLimit))
      return setProblem(t("limit.wrong"));
    setProblem(null);
    setBusy(true);
    const outcome = await attempt(() => setLimit({ limitBytes: bytes }));
    setBusy(false);
    if (outcome === "unreachable") return setProblem(t("unreachable"));
    if (!outcome.ok) return setProblem(errorText(errors, outcome.error).title);
    toast({ title: bytes === null ? t("limit.lifted") : t("limit.saved"), tone: "success" });
    onDone();
  };
  return (
    <form onSubmit={save} className="max-w-md">
      <Field label={t("limit.label")} hint={t("limit.hint")} error={problem}>
        {(control) => (
          <div className="flex gap-2">
            <TextInput
              {...control}
              inputMode="decimal"
              autoComplete="off"
              placeholder={t("limit.none")}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <Button type="submit" busy={busy}>
              {t("limit.save")}
            </Button>
          </div>
        )}
      </Field>
    </form>
  );
}
