"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { attempt } from "#components/playground/reach.ts";
import { type Deployment, deploymentKey, readDeployment } from "#components/template/deployment-key.ts";
import { DeploymentOptions } from "#components/template/deployment-options.tsx";
import type { ReleasesLoaded } from "#components/template/loaded-tab.ts";
import { ReasonField } from "#components/template/releases/reason-field.tsx";
import { useFindingText } from "#components/template/releases/use-finding-text.ts";
import { useReleaseCheck } from "#components/template/releases/use-release-check.ts";
import { useTemplateFacts, useTemplateParts } from "#components/template/template-context.tsx";
import { BreakingList } from "#components/template/versions/breaking-list.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import { toast } from "#components/ui/toast.ts";
import type { ErrorView } from "#lib/errors.ts";
import { errorText } from "#lib/i18n/error-text.ts";
import type { EnvironmentKey } from "#lib/library/view.ts";
import { leastReason, type ReleaseCheck, type ReleaseView } from "#lib/releases/view.ts";

type ReleaseDialogProps = {
  environment: EnvironmentKey;
  current: ReleaseView | null;
  loaded: ReleasesLoaded;
  close: () => void;
};

/** Makes a version current: which, on what, what stands against it, and with a reason past that. */
export function ReleaseDialog({ environment, current, loaded, close }: ReleaseDialogProps) {
  const t = useTranslations("template");
  const { template, models, refresh } = useTemplateFacts();
  const { actions } = useTemplateParts();
  const [number, setNumber] = useState(loaded.wanted.version ?? template.versions[0]?.number ?? 1);
  const version = template.versions.find((one) => one.number === number);
  const [deployment, setDeployment] = useState<Deployment>(() => firstDeployment());
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ErrorView | "unreachable" | null>(null);
  // What this person saw as live: if it is something else by then, they are told.
  const [seen, setSeen] = useState(current?.id ?? null);
  const check = useReleaseCheck(version && { environment, versionId: version.id, ...deployment });
  const hasMoved = seen !== (current?.id ?? null);

  function firstDeployment(): Deployment {
    const proven = loaded.runs.find((run) => run.versionNumber === number);
    const [standard] = models;
    const { connectionId, model } = loaded.wanted.deployment ??
      current ??
      proven ??
      template.deployment ?? {
        connectionId: standard?.connection.id ?? "",
        model: standard?.profile.id ?? "",
      };
    return { connectionId, model };
  }
  const kind =
    current?.versionId === version?.id &&
    current !== null &&
    deploymentKey(current) !== deploymentKey(deployment)
      ? "rebind"
      : "promote";
  const release = async (breakGlass: boolean) => {
    if (!version) return;
    setBusy(true);
    setFailure(null);
    const { connectionId, model } = deployment;
    const outcome = await attempt(() =>
      actions.release({
        environment,
        versionId: version.id,
        connectionId,
        model,
        expectedReleaseId: seen,
        kind,
        reason: reason.trim(),
        breakGlass,
        via: "ui",
      }),
    );
    setBusy(false);
    refresh();
    if (outcome === "unreachable") return setFailure(outcome);
    if (!outcome.ok) return setFailure(outcome.error);
    toast({ title: t("releases.done", { number, environment }), tone: "success" });
    close();
  };
  return (
    <Dialog
      open
      onClose={close}
      size="medium"
      title={t("releases.release", { environment })}
      footer={
        <Buttons
          check={check}
          busy={busy}
          label={t("releases.button", { number, environment })}
          canBreak={[...reason.trim()].length >= leastReason}
          release={(breakGlass) => void release(breakGlass)}
          close={close}
        />
      }
    >
      <div className="mt-1 flex flex-col gap-4">
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label={t("evidence.version")}>
            {(control) => (
              <Select
                {...control}
                data-autofocus=""
                value={number}
                onChange={(event) => setNumber(Number(event.currentTarget.value))}
              >
                {template.versions
                  .filter(({ state }) => state !== "retired")
                  .map((one) => (
                    <option key={one.id} value={one.number}>
                      {t("version", { number: one.number })} · {t(`states.${one.state}`)}
                    </option>
                  ))}
              </Select>
            )}
          </Field>
          <Field label={t("prove.deployment")}>
            {(control) => (
              <Select
                {...control}
                value={deploymentKey(deployment)}
                onChange={(event) => setDeployment(readDeployment(event.currentTarget.value) ?? deployment)}
              >
                <DeploymentOptions models={models} />
              </Select>
            )}
          </Field>
        </div>
        {hasMoved && <Moved current={current} see={() => setSeen(current?.id ?? null)} />}
        <Judgement check={check} />
        {check && current && current.kind !== "withdraw" && current.versionId !== version?.id && (
          <BreakingList breaking={check.breaking} from={current.versionNumber} />
        )}
        <ReasonField
          reason={reason}
          onChange={setReason}
          isNeeded={check !== null && !check.allowed && check.breakable}
        />
        <Failure failure={failure} />
      </div>
    </Dialog>
  );
}

type ButtonsProps = {
  check: ReleaseCheck | null;
  busy: boolean;
  label: string;
  canBreak: boolean;
  release: (breakGlass: boolean) => void;
  close: () => void;
};

function Buttons({ check, busy, label, canBreak, release, close }: ButtonsProps) {
  const t = useTranslations("template");
  const mustBreak = check !== null && !check.allowed && check.breakable;
  return (
    <>
      <Button variant="ghost" onClick={close}>
        {t("cancel")}
      </Button>
      {mustBreak ? (
        <Button
          variant="danger"
          busy={busy}
          aria-disabled={!canBreak || undefined}
          onClick={() => canBreak && release(true)}
        >
          {t("releases.breakGlass")}
        </Button>
      ) : (
        <Button
          variant="primary"
          busy={busy}
          aria-disabled={!check?.allowed || undefined}
          onClick={() => check?.allowed && release(false)}
        >
          {label}
        </Button>
      )}
    </>
  );
}

function Judgement({ check }: { check: ReleaseCheck | null }) {
  const t = useTranslations("template");
  const textOf = useFindingText();
  if (!check) return <Spinner />;
  if (check.findings.length === 0)
    return (
      <p className="flex items-center gap-1.5 text-success-ink">
        <Check aria-hidden="true" className="size-4 shrink-0" />
        {t("releases.met")}
      </p>
    );
  return (
    <div role="status" className="rounded-control bg-warning-soft px-3 py-2">
      <p>{t(check.breakable ? "releases.unmet" : "releases.firm")}</p>
      <ul className="ms-5 list-disc text-sm">
        {check.findings.map((finding, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: findings have no identity but their place.
          <li key={index}>{textOf(finding)}</li>
        ))}
      </ul>
    </div>
  );
}

/** Somebody else released meanwhile: said, and taken note of by a click. */
function Moved({ current, see }: { current: ReleaseView | null; see: () => void }) {
  const t = useTranslations("template");
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center justify-between gap-2 rounded-control bg-warning-soft px-3 py-2"
    >
      <p>
        {current
          ? t("releases.moved", { number: current.versionNumber, who: current.actor })
          : t("releases.movedOut")}
      </p>
      <Button onClick={see}>{t("releases.seen")}</Button>
    </div>
  );
}

/** Why it could not be done. */
export function Failure({ failure }: { failure: ErrorView | "unreachable" | null }) {
  const t = useTranslations("template");
  const errors = useTranslations("errors");
  if (!failure) return null;
  const text =
    failure === "unreachable"
      ? { title: t("unreachable.what"), next: t("unreachable.next") }
      : errorText(errors, failure);
  return (
    <p role="alert" className="text-danger-ink">
      {text.title} {text.next}
    </p>
  );
}
