"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { attempt } from "#components/playground/reach.ts";
import { useMoney } from "#components/playground/use-money.ts";
import { type Deployment, deploymentKey, readDeployment } from "#components/template/deployment-key.ts";
import { DeploymentOptions } from "#components/template/deployment-options.tsx";
import { useTemplateFacts, useTemplateParts, useTryout } from "#components/template/template-context.tsx";
import { useTell } from "#components/template/use-tell.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import { Stepper } from "#components/ui/stepper.tsx";
import type { ErrorView } from "#lib/errors.ts";
import { type EvidenceEstimate, maxSamplesPerCase } from "#lib/evidence/view.ts";
import { errorText } from "#lib/i18n/error-text.ts";
import { newId } from "#lib/ids.ts";

type ProveDialogProps = {
  versionId: string;
  number: number;
  slug: string;
  /** null: the one of the form. */
  deployment: Deployment | null;
  close: () => void;
};

/** Draws every case of a version on a deployment; the whole price stands there before the click. */
export function ProveDialog({ versionId, number, slug, deployment, close }: ProveDialogProps) {
  const t = useTranslations("template");
  const money = useMoney();
  const router = useRouter();
  const tell = useTell();
  const { models } = useTemplateFacts();
  const { actions } = useTemplateParts();
  const connectionId = useTryout((state) => state.connectionId);
  const model = useTryout((state) => state.model);
  const [chosen, setChosen] = useState<Deployment>(deployment ?? { connectionId, model });
  const [samplesPerCase, setSamples] = useState(3);
  const [busy, setBusy] = useState(false);
  const [idempotencyKey] = useState(() => newId("click"));
  const estimate = useEstimate({ versionId, ...chosen, samplesPerCase });
  const isReady = estimate !== null && "cases" in estimate && estimate.problems.length === 0;
  const start = async () => {
    if (!isReady) return;
    setBusy(true);
    const outcome = await attempt(() =>
      actions.startEvidenceRun({ versionId, ...chosen, samplesPerCase, idempotencyKey }),
    );
    setBusy(false);
    if (!tell(outcome)) return;
    const query = new URLSearchParams({ tab: "evidence", version: String(number) });
    if (deployment) query.set("other", deploymentKey(chosen));
    else query.set("run", outcome.value.id);
    router.replace(`/library/${slug}?${query}`, { scroll: false });
    close();
  };
  return (
    <Dialog
      open
      onClose={close}
      title={t("prove.title", { number })}
      description={t("prove.text")}
      footer={
        <>
          <Button variant="ghost" onClick={close}>
            {t("cancel")}
          </Button>
          <Button
            variant="primary"
            busy={busy}
            aria-disabled={!isReady || undefined}
            onClick={() => void start()}
          >
            {isReady && "cases" in estimate
              ? t("prove.button", { count: estimate.pictures, price: money(estimate.likelyNano) })
              : t("evidence.run")}
          </Button>
        </>
      }
    >
      <div className="mt-3 flex flex-col gap-3">
        <Field label={t("prove.deployment")}>
          {(control) => (
            <Select
              {...control}
              data-autofocus=""
              value={deploymentKey(chosen)}
              onChange={(event) => setChosen(readDeployment(event.currentTarget.value) ?? chosen)}
            >
              <DeploymentOptions models={models} />
            </Select>
          )}
        </Field>
        <Field label={t("prove.samples")} hint={t("prove.samplesHint")}>
          {(control) => (
            <Stepper
              control={control}
              value={samplesPerCase}
              onChange={setSamples}
              min={1}
              max={maxSamplesPerCase}
              lessLabel={t("prove.fewer")}
              moreLabel={t("prove.more")}
            />
          )}
        </Field>
        <Price estimate={estimate} />
      </div>
    </Dialog>
  );
}

type Asked = Deployment & { versionId: string; samplesPerCase: number };
type Known = EvidenceEstimate | { error: ErrorView | "unreachable" };

/** What it will cost, as the studio reckons it; null while it does. */
function useEstimate({ versionId, connectionId, model, samplesPerCase }: Asked): Known | null {
  const { actions } = useTemplateParts();
  const [known, setKnown] = useState<Known | null>(null);
  useEffect(() => {
    let isGone = false;
    setKnown(null);
    void attempt(() => actions.estimateEvidence({ versionId, connectionId, model, samplesPerCase })).then(
      (outcome) => {
        if (isGone) return;
        if (outcome === "unreachable") setKnown({ error: outcome });
        else setKnown(outcome.ok ? outcome.value : { error: outcome.error });
      },
    );
    return () => {
      isGone = true;
    };
  }, [actions, versionId, connectionId, model, samplesPerCase]);
  return known;
}

function Price({ estimate }: { estimate: Known | null }) {
  const t = useTranslations("template");
  const errors = useTranslations("errors");
  const money = useMoney();
  if (!estimate) return <Spinner />;
  if ("error" in estimate) {
    const text =
      estimate.error === "unreachable"
        ? { title: t("unreachable.what"), next: t("unreachable.next") }
        : errorText(errors, estimate.error);
    return (
      <p role="alert" className="text-danger-ink text-sm">
        {text.title} {text.next}
      </p>
    );
  }
  return (
    <>
      <p className="text-sm">
        {t("prove.price", {
          cases: estimate.cases,
          pictures: estimate.pictures,
          likely: money(estimate.likelyNano),
          atMost: money(estimate.atMostNano),
        })}
      </p>
      {estimate.problems.length > 0 && (
        <ul role="alert" className="flex flex-col gap-1 text-danger-ink text-sm">
          {estimate.problems.map(({ position, name, error }) => (
            <li key={position}>
              {name}: {errorText(errors, error).title}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
