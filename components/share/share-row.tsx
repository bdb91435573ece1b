"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState, useSyncExternalStore } from "react";
import { attempt } from "#components/playground/reach.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { toast } from "#components/ui/toast.ts";
import { errorText } from "#lib/i18n/error-text.ts";
import type { ShareView } from "#lib/shares/view.ts";
import type { ShareActions } from "./share-actions.ts";
import { ShareAddress } from "./share-address.tsx";

type Props = {
  share: ShareView;
  actions: Pick<ShareActions, "revokeShare">;
  onChange: (share: ShareView) => void;
  /** Just made: its copy button is the next thing to press. */
  isNew?: boolean;
};

/** One link: what it shows, for how long, its address, and how to end it. */
export function ShareRow({ share, actions, onChange, isNew = false }: Props) {
  const t = useTranslations("share");
  const format = useFormatter();
  const { title, count, state, expiresAt, createdAt, path, origin, showPrompt, thumbUrl } = share;
  const day = (date: string) => format.dateTime(new Date(date), "day");
  const facts = [
    t("row.count", { count }),
    t("row.made", { date: day(createdAt) }),
    state === "open" && (expiresAt ? t("row.until", { date: day(expiresAt) }) : t("row.never")),
    t(showPrompt ? "row.promptShown" : "row.promptHidden"),
  ].filter(Boolean);
  return (
    <li className="flex gap-3 border-line border-t py-3 first:border-t-0">
      {thumbUrl ? (
        <img src={thumbUrl} alt="" className="size-12 shrink-0 rounded-picture bg-control object-cover" />
      ) : (
        <span className="size-12 shrink-0 rounded-picture bg-control" />
      )}
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <div className="flex flex-wrap items-center gap-x-2">
          <h3 className="min-w-0 font-semibold">{title ?? t("row.untitled")}</h3>
          {state !== "open" && <Badge tone="warning">{t(`state.${state}`)}</Badge>}
        </div>
        <p className="text-muted text-sm">{facts.join(" · ")}</p>
        {state === "open" && <OpenRow {...{ share, actions, onChange, isNew, path, origin }} />}
        {state === "empty" && <p className="text-muted text-sm">{t("row.empty")}</p>}
      </div>
    </li>
  );
}

type OpenProps = Required<Props> & Pick<ShareView, "path" | "origin">;

function OpenRow({ share, actions, onChange, isNew, path, origin }: OpenProps) {
  const t = useTranslations("share");
  const errors = useTranslations("errors");
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const revoke = async () => {
    setBusy(true);
    const outcome = await attempt(() => actions.revokeShare({ shareId: share.id }));
    setBusy(false);
    if (outcome === "unreachable") return void toast({ title: t("unreachable"), tone: "danger" });
    if (!outcome.ok) return void toast({ ...errorText(errors, outcome.error), tone: "danger" });
    toast({ title: t("row.revoked") });
    onChange(outcome.value);
  };
  const here = useSyncExternalStore(
    never,
    () => location.origin,
    () => "",
  );
  const base = origin ?? here;
  return (
    <>
      {path ? (
        <ShareAddress address={`${base}${path}`} isNew={isNew} />
      ) : (
        <p className="text-muted text-sm">{t("row.unknownAddress")}</p>
      )}
      {path && !origin && isNew && <p className="text-muted text-sm">{t("row.onlyHere")}</p>}
      {asking ? (
        <div className="flex flex-wrap items-center gap-2">
          <p className="min-w-0 flex-1 text-sm">{t("row.ask")}</p>
          <Button onClick={() => setAsking(false)}>{t("row.keep")}</Button>
          <Button variant="danger" busy={busy} onClick={revoke} ref={(button) => button?.focus()}>
            {t("row.revoke")}
          </Button>
        </div>
      ) : (
        <Button variant="ghost" className="-ms-3 self-start" onClick={() => setAsking(true)}>
          {t("row.revoke")}
        </Button>
      )}
    </>
  );
}

/** Where this page lies does not change while one looks at it. */
const never = () => () => undefined;
