"use client";

import { useTranslations } from "next-intl";
import { MarkedPrompt } from "#components/library/save/prompt-field.tsx";
import { ProposalList } from "#components/library/save/proposal-list.tsx";
import type { SaveActions } from "#components/library/save/save-actions.ts";
import { SaveFields } from "#components/library/save/save-fields.tsx";
import type { SaveSource } from "#components/library/save/save-source.ts";
import { useSave } from "#components/library/save/use-save.ts";
import { useSaveForm } from "#components/library/save/use-save-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";

type SaveFormProps = { source: SaveSource; actions: SaveActions; close: () => void };

/** The prompt with everything in it that could vary, a name for it, and the two ways to keep it. */
export function SaveForm({ source, actions, close }: SaveFormProps) {
  const t = useTranslations("save");
  const form = useSaveForm(source);
  const { saving, failure, save } = useSave(actions, close);
  const { canSave, proposals } = form;
  const start = (as: "draft" | "version") => () => {
    if (canSave && saving === null) void save(form, as);
  };
  return (
    <Dialog
      open
      onClose={close}
      title={t("title")}
      size="large"
      footer={
        <>
          <p className="me-auto self-center text-muted text-sm">
            {form.testCase ? t("withCase") : t("withoutCase")}
          </p>
          <Button onClick={start("draft")} busy={saving === "draft"} aria-disabled={!canSave || undefined}>
            {t("saveDraft")}
          </Button>
          <Button
            variant="primary"
            onClick={start("version")}
            busy={saving === "version"}
            aria-disabled={!canSave || undefined}
          >
            {t("saveVersion")}
          </Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the button below. */}
      <div
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) start("version")();
        }}
        className="grid gap-x-6 gap-y-5 md:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]"
      >
        <div className="flex min-w-0 flex-col gap-4 max-md:order-last">
          <MarkedPrompt source={source} form={form} />
          {proposals.length > 0 ? (
            <ProposalList source={source} form={form} />
          ) : (
            <p className="text-muted text-sm">{t("nothingFound")}</p>
          )}
        </div>
        <SaveFields source={source} form={form} failure={failure} />
      </div>
    </Dialog>
  );
}
