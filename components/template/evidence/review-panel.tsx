"use client";

import { Check, X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { attempt } from "#components/playground/reach.ts";
import { Section } from "#components/template/edit/section.tsx";
import { useTemplateFacts, useTemplateParts } from "#components/template/template-context.tsx";
import { useTell } from "#components/template/use-tell.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { toast } from "#components/ui/toast.ts";
import type { EvidenceRunView, ReviewView } from "#lib/evidence/view.ts";

/** The decision about what one sees: for this version, on this deployment, with these pictures and ratings. */
export function ReviewPanel({ sheet }: { sheet: EvidenceRunView }) {
  const t = useTranslations("template");
  const tell = useTell();
  const { actions } = useTemplateParts();
  const { refresh } = useTemplateFacts();
  const [comment, setComment] = useState("");
  const [busy, setBusy] = useState<ReviewView["decision"] | null>(null);
  const isRunning = sheet.state === "running";
  const decide = async (decision: ReviewView["decision"]) => {
    if (isRunning) return;
    setBusy(decision);
    const outcome = await attempt(() =>
      actions.review({
        evidenceRunId: sheet.id,
        evidenceDigest: sheet.digest,
        decision,
        comment: comment.trim(),
      }),
    );
    setBusy(null);
    refresh();
    if (!tell(outcome)) return;
    setComment("");
    toast({ title: t(`review.${decision}d`), tone: "success" });
  };
  return (
    <Section title={t("review.title")} hint={t("review.hint")}>
      {sheet.reviews.length > 0 && (
        <ul className="flex flex-col gap-2">
          {sheet.reviews.map((review) => (
            <Reviewed key={review.id} review={review} />
          ))}
        </ul>
      )}
      <Field label={t("review.comment")} className="max-w-2xl">
        {(control) => (
          <TextArea
            {...control}
            rows={2}
            maxLength={2000}
            value={comment}
            onChange={(event) => setComment(event.currentTarget.value)}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button
          variant="primary"
          busy={busy === "approve"}
          aria-disabled={isRunning || undefined}
          icon={<Check aria-hidden="true" className="size-4" />}
          onClick={() => void decide("approve")}
        >
          {t("review.approve")}
        </Button>
        <Button
          busy={busy === "reject"}
          aria-disabled={isRunning || undefined}
          icon={<X aria-hidden="true" className="size-4" />}
          onClick={() => void decide("reject")}
        >
          {t("review.reject")}
        </Button>
        {isRunning && <p className="content-center text-muted text-sm">{t("review.running")}</p>}
      </div>
    </Section>
  );
}

function Reviewed({ review }: { review: ReviewView }) {
  const t = useTranslations("template");
  const format = useFormatter();
  return (
    <li className="rounded-card border border-line bg-surface px-3 py-2" data-review={review.decision}>
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone={review.decision === "approve" ? "success" : "danger"}>
          {t(`review.decision.${review.decision}`)}
        </Badge>
        {review.reviewer}
        <time dateTime={review.createdAt} className="text-muted text-sm">
          {format.dateTime(new Date(review.createdAt), "moment")}
        </time>
        {!review.current && <Badge tone="warning">{t("review.stale")}</Badge>}
      </p>
      {review.comment && <p className="whitespace-pre-wrap text-sm">{review.comment}</p>}
    </li>
  );
}
