"use client";

import { FlaskConical } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CasesTable } from "#components/template/evidence/cases-table.tsx";
import { ContactSheet } from "#components/template/evidence/contact-sheet.tsx";
import { EvidencePicker } from "#components/template/evidence/evidence-picker.tsx";
import { ProveDialog } from "#components/template/evidence/prove-dialog.tsx";
import { Reproof } from "#components/template/evidence/reproof.tsx";
import { ReviewPanel } from "#components/template/evidence/review-panel.tsx";
import { Totals } from "#components/template/evidence/totals.tsx";
import type { EvidenceLoaded } from "#components/template/loaded-tab.ts";
import { useTemplateFacts } from "#components/template/template-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";

/** The proof of a version: its cases drawn, looked at, rated and reviewed. */
export function EvidenceTab({ loaded }: { loaded: EvidenceLoaded }) {
  const t = useTranslations("template");
  const { template } = useTemplateFacts();
  const [proving, setProving] = useState<{ connectionId: string; model: string } | "here" | null>(null);
  const { version, sheets, cases, other } = loaded;
  const sheet = sheets.one;
  return (
    <div className="flex flex-1 flex-col gap-6 px-3 py-4 lg:px-6">
      {version && (
        <EvidencePicker
          loaded={loaded}
          prove={
            <Button
              variant={sheet ? "secondary" : "primary"}
              icon={<FlaskConical aria-hidden="true" className="size-4" />}
              aria-disabled={cases.length === 0 || undefined}
              onClick={() => cases.length > 0 && setProving("here")}
            >
              {t("evidence.run")}
            </Button>
          }
        />
      )}
      {other && version ? (
        <Reproof loaded={loaded} version={version} other={other} prove={() => setProving(other)} />
      ) : sheet ? (
        <div className="flex flex-col gap-4">
          <Totals sheet={sheet} />
          <ContactSheet sheet={sheet} />
          <ReviewPanel sheet={sheet} />
        </div>
      ) : (
        <NothingDrawn hasVersion={version !== null} hasCases={cases.length > 0} />
      )}
      <CasesTable cases={cases} />
      {proving && version && (
        <ProveDialog
          versionId={version.id}
          number={version.number}
          slug={template.slug}
          deployment={proving === "here" ? null : proving}
          close={() => setProving(null)}
        />
      )}
    </div>
  );
}

/** What to do first, in words. */
function NothingDrawn({ hasVersion, hasCases }: { hasVersion: boolean; hasCases: boolean }) {
  const t = useTranslations("template");
  const next = hasCases ? "evidence.noneText" : "evidence.noCases";
  return (
    <EmptyState
      title={t(hasVersion ? "evidence.none" : "evidence.noVersion")}
      picture={<FlaskConical aria-hidden="true" />}
    >
      {t(hasVersion ? next : "versions.noneText")}
    </EmptyState>
  );
}
