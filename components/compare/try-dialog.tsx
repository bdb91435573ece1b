"use client";

import { Plus, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { CompareActions } from "#components/compare/compare-context.tsx";
import { draftOf, hindranceOf, totalOf, trialsOf } from "#components/compare/trials.ts";
import { TryModels } from "#components/compare/try-models.tsx";
import { attempt } from "#components/playground/reach.ts";
import { useMoney } from "#components/playground/use-money.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { mostCompared } from "#lib/compare/view.ts";
import type { ModelChoice } from "#lib/connections/model-choice.ts";
import { errorText } from "#lib/i18n/error-text.ts";
import { newId } from "#lib/ids.ts";
import type { Quality } from "#lib/images/parameters.ts";
import type { RunView } from "#lib/runs/view.ts";

type TryDialogProps = {
  models: readonly ModelChoice[];
  /** Prompt, settings and pictures to begin with. */
  source: RunView | null;
  actions: Pick<CompareActions, "startRun">;
  close: () => void;
};

/** One prompt on several models or qualities, or several prompts against each other, with the price of it all. */
export function TryDialog({ models, source, actions, close }: TryDialogProps) {
  const t = useTranslations("compare");
  const first = models.find((one) => isModelOf(one, source)) ?? models[0];
  const [prompts, setPrompts] = useState<string[]>([source?.prompt ?? ""]);
  const [chosen, setChosen] = useState<readonly ModelChoice[]>(first ? [first] : []);
  const [qualities, setQualities] = useState<readonly Quality[]>([source?.parameters.quality ?? "medium"]);
  const trials = trialsOf({ prompts, models: chosen, qualities, source }, new Date());
  const { start, busy, problem } = useStart(trials, actions);
  const words = useHindrance(trials);
  const money = useMoney();
  const edit = (index: number, prompt: string) =>
    setPrompts(prompts.map((one, at) => (at === index ? prompt : one)));
  return (
    <Dialog
      open
      onClose={close}
      title={t("try.title")}
      description={t("try.text")}
      size="medium"
      footer={
        <>
          <Button onClick={close}>{t("try.cancel")}</Button>
          <Button variant="primary" busy={busy} aria-disabled={words !== null || undefined} onClick={start}>
            {t("try.start", { count: trials.length, price: money(totalOf(trials)) })}
          </Button>
        </>
      }
    >
      <div className="mt-3 flex flex-col gap-4">
        {prompts.map((prompt, index) => (
          <PromptField
            // biome-ignore lint/suspicious/noArrayIndexKey: a field is its place.
            key={index}
            number={index + 1}
            prompt={prompt}
            change={(next) => edit(index, next)}
            remove={prompts.length > 1 ? () => setPrompts(prompts.toSpliced(index, 1)) : null}
          />
        ))}
        {prompts.length < mostCompared && (
          <Button
            className="self-start"
            icon={<Plus aria-hidden="true" className="size-4" />}
            onClick={() => setPrompts([...prompts, prompts.at(-1) ?? ""])}
          >
            {t("try.addPrompt")}
          </Button>
        )}
        <TryModels
          models={models}
          chosen={chosen}
          choose={setChosen}
          qualities={qualities}
          chooseQualities={setQualities}
        />
        <p role="status" className={words ? "text-warning-ink" : "text-muted"}>
          {words ?? t("try.ready", { count: trials.length })}
        </p>
        {problem && (
          <p role="alert" className="text-danger-ink">
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  );
}

const isModelOf = ({ connection, profile }: ModelChoice, run: RunView | null) =>
  connection.id === run?.connection.id && profile.id === run.model;

type PromptFieldProps = {
  number: number;
  prompt: string;
  change: (prompt: string) => void;
  remove: (() => void) | null;
};

function PromptField({ number, prompt, change, remove }: PromptFieldProps) {
  const t = useTranslations("compare");
  const label = t("try.prompt", { number });
  return (
    <div className="flex items-start gap-1">
      <textarea
        aria-label={label}
        placeholder={label}
        value={prompt}
        rows={2}
        data-autofocus={number === 1 || undefined}
        onChange={(event) => change(event.currentTarget.value)}
        className="field-sizing-content max-h-[8lh] min-h-[3lh] w-full resize-y rounded-control border border-edge bg-raised px-2.5 py-1.5"
      />
      {remove && (
        <IconButton
          label={t("try.removePrompt", { number })}
          icon={<X aria-hidden="true" />}
          onClick={remove}
        />
      )}
    </div>
  );
}

/** Why it can't start, in words; null when it can. */
function useHindrance(trials: ReturnType<typeof trialsOf>): string | null {
  const t = useTranslations("compare");
  const m = useTranslations("models");
  const hindrance = hindranceOf(trials);
  if (hindrance === null) return null;
  if (typeof hindrance === "string") return t(`try.hindrance.${hindrance}`, { count: trials.length });
  return m(`reasons.${hindrance.reason}`, hindrance.params);
}

/** Starts every run, each under a key of its own that stays for this dialog: sent again, nothing is drawn twice. */
function useStart(trials: ReturnType<typeof trialsOf>, { startRun }: Pick<CompareActions, "startRun">) {
  const t = useTranslations("compare");
  const errors = useTranslations("errors");
  const router = useRouter();
  const keys = useRef(new Map<string, string>());
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const keyOf = (trial: (typeof trials)[number]) => {
    const { idempotencyKey: _, ...same } = draftOf(trial, "");
    const name = JSON.stringify(same);
    const key = keys.current.get(name) ?? newId("click");
    keys.current.set(name, key);
    return key;
  };
  const start = async () => {
    if (busy || hindranceOf(trials) !== null) return;
    setBusy(true);
    setProblem(null);
    const begun: string[] = [];
    for (const trial of trials) {
      const outcome = await attempt(() => startRun(draftOf(trial, keyOf(trial))));
      if (outcome !== "unreachable" && outcome.ok) {
        begun.push(outcome.value.id);
        continue;
      }
      const text = outcome === "unreachable" ? t("unreachable") : errorWords(errors, outcome.error);
      setProblem(begun.length > 0 ? `${text} ${t("try.begun", { count: begun.length })}` : text);
      return setBusy(false);
    }
    router.push(`/compare?runs=${begun.join(",")}`);
  };
  return { start: () => void start(), busy, problem };
}

function errorWords(
  translate: Parameters<typeof errorText>[0],
  error: Parameters<typeof errorText>[1],
): string {
  const { title, next } = errorText(translate, error);
  return `${title} ${next}`;
}
