"use client";

import { Ban, CircleHelp, CircleStop, Copy, RotateCcw, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { copyText } from "#components/playground/copy-text.ts";
import { draftOf } from "#components/playground/draft-store.ts";
import { usePlayground } from "#components/playground/playground-context.tsx";
import { showNewest } from "#components/playground/results/show-newest.ts";
import { drawAgain } from "#components/playground/start-run.ts";
import { useDeeds } from "#components/playground/use-deeds.ts";
import { useMoney } from "#components/playground/use-money.ts";
import { Button } from "#components/ui/button.tsx";
import { toast } from "#components/ui/toast.ts";
import { errorText } from "#lib/i18n/error-text.ts";
import type { JobView, RunView } from "#lib/runs/view.ts";

type FailedTileProps = { run: RunView; job: JobView };

/** A picture that did not come: why, what was charged, and what to do next. */
export function FailedTile({ run, job }: FailedTileProps) {
  const words = useFailureWords(job);
  const charge = useChargeWords(job);
  const Icon = iconOf(job);
  return (
    <div className="flex min-h-full flex-col gap-1.5 border border-line bg-surface p-3 text-sm">
      <p className="flex items-start gap-1.5">
        <Icon aria-hidden="true" className="mt-[0.2em] size-3.5 shrink-0 text-muted" />
        <span className="font-semibold">{words.title}</span>
      </p>
      <p>{charge}</p>
      <p className="text-muted">{words.next}</p>
      <FailedActions run={run} job={job} />
      <RequestId job={job} />
    </div>
  );
}

function iconOf({ state }: JobView) {
  if (state === "unknown") return CircleHelp;
  if (state === "cancelled") return CircleStop;
  return state === "refused" ? Ban : TriangleAlert;
}

function useFailureWords(job: JobView): { title: string; next: string } {
  const t = useTranslations("playground");
  const errors = useTranslations("errors");
  if (job.state === "cancelled") return { title: t("tile.cancelled.what"), next: t("tile.cancelled.next") };
  if (job.state === "written_off")
    return { title: t("tile.writtenOff.what"), next: t("tile.writtenOff.next") };
  const text = errorText(errors, job.error ?? { code: "internal", params: {} });
  return job.state === "unknown" ? { title: text.title, next: t("tile.unknownNext") } : text;
}

/** The money, said by what is in the books and not by what usually happens. */
function useChargeWords({ charge, chargeNano }: JobView): string {
  const t = useTranslations("playground");
  const money = useMoney();
  const amount = money(chargeNano);
  if (charge === "none" || (charge !== "held" && chargeNano === "0")) return t("charge.none");
  return t(`charge.${charge}`, { amount });
}

function FailedActions({ run, job }: FailedTileProps) {
  const t = useTranslations("playground");
  const parts = usePlayground();
  const deeds = useDeeds();
  const again = () => {
    drawAgain(parts, run, 1);
    showNewest();
  };
  const edit = () => {
    parts.draft.getState().set(draftOf(run));
    document.getElementById("prompt")?.focus();
  };
  return (
    <div className="mt-auto flex flex-wrap gap-1.5 pt-1">
      <Button icon={<RotateCcw aria-hidden="true" className="size-3.5" />} onClick={again}>
        {t("tile.retry")}
      </Button>
      {job.state !== "written_off" && job.state !== "cancelled" && (
        <Button variant="ghost" onClick={edit}>
          {t("tile.editPrompt")}
        </Button>
      )}
      {job.state === "unknown" && (
        <Button variant="ghost" onClick={() => deeds.writeOff(run, job.id)}>
          {t("tile.writeOff")}
        </Button>
      )}
    </div>
  );
}

function RequestId({ job }: { job: JobView }) {
  const t = useTranslations("playground");
  const id = job.providerRequestId ?? job.error?.requestId;
  if (!id) return null;
  const copy = async () => {
    const copied = await copyText(id);
    toast({
      title: t(copied ? "copied" : "copyFailed"),
      ...(!copied && { text: id, tone: "danger" as const }),
    });
  };
  return (
    <button
      type="button"
      onClick={copy}
      className="inline-flex min-h-6 max-w-full items-center gap-1 self-start text-muted text-xs hover:text-ink"
    >
      <Copy aria-hidden="true" className="size-3 shrink-0" />
      <span className="truncate">{t("tile.requestId", { id })}</span>
    </button>
  );
}
