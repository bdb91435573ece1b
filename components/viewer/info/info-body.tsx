"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense } from "react";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import { FileFacts } from "#components/viewer/info/file-facts.tsx";
import { Labels } from "#components/viewer/info/labels.tsx";
import { Parameters } from "#components/viewer/info/parameters.tsx";
import { PromptText } from "#components/viewer/info/prompt-text.tsx";
import { RunFacts } from "#components/viewer/info/run-facts.tsx";
import { useLooked, useViewerParts } from "#components/viewer/viewer-context.tsx";
import { errorText } from "#lib/i18n/error-text.ts";

const EditFacts = lazy(() =>
  import("#components/viewer/info/edit-facts.tsx").then((module) => ({ default: module.EditFacts })),
);
const LineageTree = lazy(() =>
  import("#components/viewer/info/lineage-tree.tsx").then((module) => ({ default: module.LineageTree })),
);

/** What was asked, what came of it, what it is among. */
export function InfoBody() {
  const t = useTranslations("viewer");
  const { image, detail, trashed } = useLooked();
  return (
    <div className="flex flex-col gap-5 pb-6">
      <Labels />
      <div className="flex flex-wrap items-center gap-1.5 empty:hidden">
        {trashed && <Badge tone="warning">{t("state.trashed")}</Badge>}
        {detail?.file === "purged" && <Badge tone="danger">{t("state.purged")}</Badge>}
        {detail?.file === "missing" && <Badge tone="danger">{t("state.missing")}</Badge>}
        {image.simulated && <Badge>{t("state.simulated")}</Badge>}
        {image.origin !== "run" && <Badge>{t(`origin.${image.origin}`)}</Badge>}
      </div>
      <PromptText />
      {detail ? (
        <>
          <Suspense>{detail.edit && <EditFacts edit={detail.edit} imageId={image.id} />}</Suspense>
          {detail.run && <Parameters run={detail.run} answered={detail.answered} />}
          {detail.run && <RunFacts detail={detail} run={detail.run} />}
          <FileFacts detail={detail} />
          <Suspense>
            <LineageTree detail={detail} />
          </Suspense>
        </>
      ) : (
        <Coming />
      )}
    </div>
  );
}

function Coming() {
  const t = useTranslations("viewer");
  const errors = useTranslations("errors");
  const { store, item } = useViewerParts();
  const { failure } = useLooked();
  if (!failure) return <Spinner />;
  const { title, next } =
    failure === "unreachable"
      ? { title: t("unreachable.what"), next: t("unreachable.next") }
      : errorText(errors, failure);
  return (
    <div role="alert" className="flex flex-col items-start gap-2">
      <p>{title}</p>
      <p className="text-muted text-sm">{next}</p>
      <Button onClick={() => void store.getState().load(item.image.id, { again: true })}>{t("again")}</Button>
    </div>
  );
}
