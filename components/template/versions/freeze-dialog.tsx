"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { attempt } from "#components/playground/reach.ts";
import { useContentProblems } from "#components/template/edit/use-content-problems.ts";
import { useProblemText } from "#components/template/edit/use-problem-text.ts";
import { useContent, useTemplateFacts, useTemplateParts } from "#components/template/template-context.tsx";
import { useTell } from "#components/template/use-tell.ts";
import { BreakingList } from "#components/template/versions/breaking-list.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { toast } from "#components/ui/toast.ts";
import type { VersionView } from "#lib/library/view.ts";
import { type BreakingChange, breakingChanges } from "#lib/template/breaking-changes.ts";

/** Makes a version of the draft: what changed in words, what would break for those who use the one before. */
export function FreezeDialog({ close }: { close: () => void }) {
  const t = useTranslations("template");
  const router = useRouter();
  const textOf = useProblemText();
  const tell = useTell();
  const { template, refresh } = useTemplateFacts();
  const { actions, autosave, content } = useTemplateParts();
  const save = useContent((state) => state.save);
  const [changelog, setChangelog] = useState("");
  const [busy, setBusy] = useState(false);
  const breaking = useBreaking();
  const faults = useContentProblems().filter(({ severity }) => severity === "error");
  const next = (template.versions[0]?.number ?? 0) + 1;
  const freeze = async () => {
    setBusy(true);
    const isSaved = await autosave.flush();
    if (!isSaved) {
      setBusy(false);
      return toast({ title: t("freeze.unsaved"), tone: "danger" });
    }
    const { rev } = content.getState().base;
    const outcome = await attempt(() =>
      actions.freezeVersion({ templateId: template.id, rev, changelog: changelog.trim() }),
    );
    setBusy(false);
    if (!tell(outcome)) return;
    toast({
      title: t("freeze.done", { number: outcome.value.number }),
      tone: "success",
      action: { label: t("freeze.see"), run: () => router.push(`/library/${template.slug}?tab=versions`) },
    });
    refresh();
    close();
  };
  return (
    <Dialog
      open
      onClose={close}
      size="medium"
      title={t("freeze.title", { number: next })}
      description={t("freeze.text")}
      footer={
        <>
          <Button variant="ghost" onClick={close}>
            {t("cancel")}
          </Button>
          <Button
            variant="primary"
            busy={busy}
            aria-disabled={faults.length > 0 || save === "conflict" || undefined}
            onClick={() => faults.length === 0 && save !== "conflict" && void freeze()}
          >
            {t("freeze.button", { number: next })}
          </Button>
        </>
      }
    >
      <div className="mt-3 flex flex-col gap-4">
        {faults.length > 0 && (
          <div role="alert" className="rounded-control bg-danger-soft px-3 py-2 text-sm">
            <p>{t("freeze.faults", { count: faults.length })}</p>
            <ul className="ms-4 list-disc">
              {faults.slice(0, 5).map((problem, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: problems have no identity but their place.
                <li key={index}>{textOf(problem)}</li>
              ))}
            </ul>
          </div>
        )}
        {save === "conflict" && <p role="alert">{t("save.conflict")}</p>}
        <Field label={t("freeze.changelog")} hint={t("freeze.changelogHint")}>
          {(control) => (
            <TextArea
              {...control}
              data-autofocus=""
              rows={3}
              maxLength={4000}
              value={changelog}
              onChange={(event) => setChangelog(event.currentTarget.value)}
            />
          )}
        </Field>
        {breaking && <BreakingList breaking={breaking} from={next - 1} />}
      </div>
    </Dialog>
  );
}

/** Against the newest version; null while it is not known, or there is none. */
function useBreaking(): BreakingChange[] | null {
  const { template } = useTemplateFacts();
  const { actions } = useTemplateParts();
  const now = useContent((state) => state.content);
  const newest = template.versions[0];
  const [before, setBefore] = useState<VersionView | null>(null);
  useEffect(() => {
    if (!newest) return;
    let isGone = false;
    void attempt(() => actions.loadVersion({ templateId: template.id, number: newest.number })).then(
      (outcome) => {
        if (!isGone && outcome !== "unreachable" && outcome.ok) setBefore(outcome.value);
      },
    );
    return () => {
      isGone = true;
    };
  }, [actions, template.id, newest]);
  return before && breakingChanges(before.content, now);
}
