"use client";

import { Check, CloudOff, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useContent } from "#components/template/template-context.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import { errorText } from "#lib/i18n/error-text.ts";

/** Whether the draft is safe, in one word; what is in the way when it is not. */
export function SaveState() {
  const t = useTranslations("template");
  const errors = useTranslations("errors");
  const save = useContent((state) => state.save);
  const failure = useContent((state) => state.failure);
  const icon = {
    saved: <Check aria-hidden="true" className="size-4" />,
    changed: <Spinner />,
    saving: <Spinner />,
    offline: <CloudOff aria-hidden="true" className="size-4" />,
    refused: <TriangleAlert aria-hidden="true" className="size-4" />,
    conflict: <TriangleAlert aria-hidden="true" className="size-4" />,
  }[save];
  const isBad = save === "refused" || save === "conflict" || save === "offline";
  const words = save === "refused" && failure ? errorText(errors, failure).title : t(`save.${save}`);
  return (
    <span
      data-save={save}
      className={`inline-flex max-w-[16rem] items-center gap-1.5 text-sm ${isBad ? "text-warning-ink" : "text-muted"} [&_svg]:shrink-0`}
    >
      {icon}
      <span className={isBad ? "" : "max-sm:sr-only"}>{words}</span>
    </span>
  );
}
