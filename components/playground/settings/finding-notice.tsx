"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useDraft, useFit } from "#components/playground/playground-context.tsx";
import { focusControl } from "#components/playground/settings/show-setting.ts";
import { sizeLabel } from "#components/playground/settings/size-label.ts";
import { Button } from "#components/ui/button.tsx";
import type { Finding } from "#lib/images/check-parameters.ts";

/** What the model won't take of one setting, why, and the one click that mends it. The wish stays until then. */
export function FindingNotice({ field }: { field: Finding["field"] }) {
  const { findings } = useFit();
  const finding = findings.find((one) => one.field === field);
  return finding ? <Notice finding={finding} /> : null;
}

function Notice({ finding }: { finding: Finding }) {
  const m = useTranslations("models");
  const t = useTranslations("playground");
  const set = useDraft((draft) => draft.set);
  const parameters = useDraft((draft) => draft.parameters);
  const { field, reason, params, fix } = finding;
  const value = fixValue(finding);
  const notice = useRef<HTMLDivElement>(null);
  const mend = () => {
    const { count, ...change } = fix ?? {};
    const setting = notice.current?.parentElement;
    // The button goes with the notice; the focus goes to what it has changed.
    requestAnimationFrame(() => focusControl(setting));
    set({ parameters: { ...parameters, ...change }, ...(count !== undefined && { count }) });
  };
  return (
    <div
      ref={notice}
      className="mt-2 flex items-start gap-2 rounded-control bg-warning-soft px-2 py-1.5 text-sm"
    >
      <TriangleAlert aria-hidden="true" className="mt-[0.2em] size-3.5 shrink-0 text-warning-ink" />
      <div className="min-w-0 flex-1">
        <p>{m(`reasons.${reason}`, params)}</p>
        {fix && (
          <>
            <p className="text-muted">{t("settings.usedInstead")}</p>
            <Button onClick={mend} className="mt-1.5">
              {m(`fixes.${field}`, { value })}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

/** What the fix sets, as the texts want it. */
function fixValue({ field, fix }: Finding): string {
  const value = (fix as Record<string, unknown> | null)?.[field];
  if (value === null || value === undefined) return "none";
  return field === "size" ? sizeLabel(String(value)) : String(value);
}
