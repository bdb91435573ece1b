import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useFileSize } from "#components/gallery/use-file-size.ts";
import { attempt } from "#components/playground/reach.ts";
import { announce } from "#components/ui/announce.ts";
import { Button } from "#components/ui/button.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { toast } from "#components/ui/toast.ts";
import { errorText } from "#lib/i18n/error-text.ts";
import type { IntegrityCheckView } from "#lib/storage/view.ts";
import { CheckReport } from "./check-report.tsx";
import type { StorageActions } from "./storage-actions.ts";

type Props = {
  check: IntegrityCheckView | null;
  actions: Pick<StorageActions, "startCheck" | "stopCheck">;
  onDone: () => void;
};

/** Reads every file again: begin, watch, stop, and what was found. It goes on without this page. */
export function CheckPanel({ check, actions, onDone }: Props) {
  const t = useTranslations("storage.check");
  const common = useTranslations("storage");
  const errors = useTranslations("errors");
  const [busy, setBusy] = useState(false);
  useSpokenEnd(check);
  const isRunning = check?.state === "running";
  const ask = async (action: StorageActions["startCheck"] | StorageActions["stopCheck"]) => {
    setBusy(true);
    const outcome = await attempt(() => action({}));
    setBusy(false);
    if (outcome === "unreachable") toast({ title: common("unreachable"), tone: "danger" });
    else if (!outcome.ok) {
      const { title, next } = errorText(errors, outcome.error);
      toast({ title, text: next, tone: "danger" });
    }
    onDone();
  };
  return (
    <>
      <p className="text-muted">{t("text")}</p>
      {isRunning && <Running check={check} />}
      <Button
        className="self-start"
        busy={busy}
        onClick={() => void ask(isRunning ? actions.stopCheck : actions.startCheck)}
      >
        {isRunning ? t("stop") : check ? t("again") : t("start")}
      </Button>
      {check && !isRunning && <CheckReport check={check} />}
    </>
  );
}

function Running({ check: { checked, total, bytes, missing, damaged } }: { check: IntegrityCheckView }) {
  const t = useTranslations("storage.check");
  const format = useFormatter();
  const size = useFileSize();
  const text = t("progress", {
    checked: format.number(checked),
    total: format.number(total),
    size: size(bytes),
  });
  const found = missing + damaged;
  return (
    <div className="flex flex-col gap-1.5">
      <Progress label={t("title")} value={total > 0 ? checked / total : null} text={text} />
      <p className="text-sm tabular">
        {text} {found > 0 && t("foundSoFar", { count: found })}
      </p>
    </div>
  );
}

/** Says that a check has ended to who can't see it. */
function useSpokenEnd(check: IntegrityCheckView | null): void {
  const t = useTranslations("storage.check");
  const before = useRef(check?.state);
  useEffect(() => {
    if (before.current === "running" && check && check.state !== "running")
      announce(t(`over.${check.state}`, { count: check.missing + check.damaged }));
    before.current = check?.state;
  }, [check, t]);
}
