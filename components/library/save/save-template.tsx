"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState } from "react";
import { fetchJson } from "#components/gallery/fetch-json.ts";
import type { SaveActions } from "#components/library/save/save-actions.ts";
import { SaveForm } from "#components/library/save/save-form.tsx";
import { type SaveSource, sourceOf } from "#components/library/save/save-source.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import type { ImageDetail } from "#lib/gallery/view.ts";

type SaveTemplateProps = { imageId: string; actions: SaveActions; close: () => void };

/** Makes a template of what made a picture. Stands on any page that shows pictures; reads what it needs itself. */
export function SaveTemplate({ imageId, actions, close }: SaveTemplateProps) {
  const t = useTranslations("save");
  const { source, retry } = useSource(imageId);
  if (source !== "reading" && source !== "failed" && source !== null)
    return <SaveForm source={source} actions={actions} close={close} />;
  return (
    <Dialog
      open
      onClose={close}
      title={t("title")}
      {...(source === "failed" && { footer: <Button onClick={retry}>{t("retry")}</Button> })}
    >
      {source === "reading" ? (
        <p className="flex items-center gap-2 text-muted">
          <Spinner />
          {t("reading")}
        </p>
      ) : (
        <p>{t(source === null ? "noRun" : "unreadable")}</p>
      )}
    </Dialog>
  );
}

/** What made the picture; null where no run did. */
function useSource(imageId: string) {
  const [source, setSource] = useState<SaveSource | "reading" | "failed" | null>("reading");
  const read = useCallback(() => {
    setSource("reading");
    fetchJson(`/api/v1/images/${encodeURIComponent(imageId)}`).then(
      (detail) => setSource(sourceOf(detail as ImageDetail)),
      () => setSource("failed"),
    );
  }, [imageId]);
  useEffect(read, [read]);
  return { source, retry: read };
}
