"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { attempt } from "#components/playground/reach.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import type { ShareView } from "#lib/shares/view.ts";
import type { ShareActions } from "./share-actions.ts";
import { ShareForm } from "./share-form.tsx";
import { ShareRow } from "./share-row.tsx";

type ShareDialogProps = {
  /** At most `maxShared`, in the order they are to be shown. */
  imageIds: readonly string[];
  open: boolean;
  onClose: () => void;
  actions: ShareActions;
};

/** Makes a link for pictures, and tells of those that show them already. Needs the namespaces common, errors and share. */
export function ShareDialog({ imageIds, open, onClose, actions }: ShareDialogProps) {
  const t = useTranslations("share");
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t("dialog.title", { count: imageIds.length })}
      description={t("dialog.text")}
      size="medium"
    >
      <Body imageIds={imageIds} actions={actions} />
    </Dialog>
  );
}

function Body({ imageIds, actions }: Pick<ShareDialogProps, "imageIds" | "actions">) {
  const t = useTranslations("share");
  const [made, setMade] = useState<ShareView | null>(null);
  const [others, setOthers] = useState<ShareView[]>([]);
  const [key] = useState(() => imageIds.join());
  useEffect(() => {
    let isWanted = true;
    void attempt(() => actions.listShares({ imageIds: key.split(",") })).then((outcome) => {
      if (isWanted && outcome !== "unreachable" && outcome.ok) setOthers(outcome.value);
    });
    return () => {
      isWanted = false;
    };
  }, [actions, key]);
  const change = (changed: ShareView) => {
    setOthers((shares) => shares.map((share) => (share.id === changed.id ? changed : share)));
    if (made?.id === changed.id) setMade(changed);
  };
  const earlier = others.filter(({ id, state }) => id !== made?.id && state !== "expired");
  return (
    <div className="flex flex-col gap-4 pt-3">
      {made ? (
        <ul aria-label={t("dialog.made")}>
          <ShareRow share={made} actions={actions} onChange={change} isNew />
        </ul>
      ) : (
        <ShareForm imageIds={imageIds} actions={actions} onMade={setMade} />
      )}
      {earlier.length > 0 && (
        <section aria-labelledby="share-earlier">
          <h3 id="share-earlier" className="text-muted text-sm">
            {t("dialog.earlier")}
          </h3>
          <ul>
            {earlier.map((share) => (
              <ShareRow key={share.id} share={share} actions={actions} onChange={change} />
            ))}
          </ul>
        </section>
      )}
      <a href="/shares" className="w-fit text-muted text-sm underline underline-offset-2 hover:text-ink">
        {t("dialog.all")}
      </a>
    </div>
  );
}
