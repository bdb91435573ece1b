"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { attempt } from "#components/playground/reach.ts";
import { ReasonField } from "#components/template/releases/reason-field.tsx";
import { Failure } from "#components/template/releases/release-dialog.tsx";
import { useTemplateFacts, useTemplateParts } from "#components/template/template-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { toast } from "#components/ui/toast.ts";
import type { ErrorView } from "#lib/errors.ts";
import type { EnvironmentKey } from "#lib/library/view.ts";
import { leastReason, type ReleaseView } from "#lib/releases/view.ts";

type StepBackDialogProps = {
  environment: EnvironmentKey;
  current: ReleaseView | null;
  /** What to go back to; null takes it out altogether. */
  to: ReleaseView | null;
  close: () => void;
};

/** Back to an earlier release, or out of the environment; why is asked for. */
export function StepBackDialog({ environment, current, to, close }: StepBackDialogProps) {
  const t = useTranslations("template");
  const { template, refresh } = useTemplateFacts();
  const { actions } = useTemplateParts();
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ErrorView | "unreachable" | null>(null);
  const [seen] = useState(current?.id ?? null);
  const isUnproven = typeof failure === "object" && failure?.code === "release_policy_unmet";
  const canBreak = !isUnproven || [...reason.trim()].length >= leastReason;
  const go = async () => {
    if (!canBreak) return;
    setBusy(true);
    const outcome = await attempt(() => {
      const why = { reason: reason.trim(), via: "ui" as const };
      if (!to)
        return actions.withdraw({
          environment,
          templateId: template.id,
          expectedReleaseId: seen ?? "",
          ...why,
        });
      const { versionId, connectionId, model } = to;
      return actions.release({
        environment,
        versionId,
        connectionId,
        model,
        expectedReleaseId: seen,
        kind: "rollback",
        breakGlass: isUnproven,
        ...why,
      });
    });
    setBusy(false);
    refresh();
    if (outcome === "unreachable") return setFailure(outcome);
    if (!outcome.ok) return setFailure(outcome.error);
    toast({
      title: to
        ? t("releases.done", { number: to.versionNumber, environment })
        : t("releases.withdrew", { environment }),
      tone: "success",
    });
    close();
  };
  const title = to
    ? t("releases.backTo", { number: to.versionNumber, model: to.model })
    : t("releases.withdrawFrom", { environment });
  return (
    <Dialog
      open
      onClose={close}
      title={title}
      description={t(to ? "releases.backText" : "releases.withdrawText", { environment })}
      footer={
        <>
          <Button variant="ghost" onClick={close}>
            {t("cancel")}
          </Button>
          <Button
            variant={to && !isUnproven ? "primary" : "danger"}
            busy={busy}
            aria-disabled={!canBreak || undefined}
            onClick={() => void go()}
          >
            {t(isUnproven ? "releases.breakGlass" : to ? "releases.back" : "releases.withdraw")}
          </Button>
        </>
      }
    >
      <div className="mt-3 flex flex-col gap-3">
        <ReasonField reason={reason} onChange={setReason} isNeeded={isUnproven} />
        <Failure failure={failure} />
      </div>
    </Dialog>
  );
}
