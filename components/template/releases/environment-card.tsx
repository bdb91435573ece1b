"use client";

import { MoreHorizontal, Rocket } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useId } from "react";
import type { AskRelease } from "#components/template/releases/releases-tab.tsx";
import { usePolicyWords } from "#components/template/releases/use-policy-words.ts";
import { useTemplateFacts } from "#components/template/template-context.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu } from "#components/ui/menu.tsx";
import type { MenuItem } from "#components/ui/menu-list.tsx";
import type { EnvironmentView, ReleaseView } from "#lib/releases/view.ts";

type EnvironmentCardProps = {
  environment: EnvironmentView;
  current: ReleaseView | null;
  earlier: readonly ReleaseView[];
  /** Whether to release here is what is most likely done next. */
  isNext: boolean;
  ask: AskRelease;
};

/** How many earlier releases the menu offers to go back to. */
const mostOffered = 8;

/** An environment: what is live, since when and by whom, and what its policy asks for. */
export function EnvironmentCard({ environment, current, earlier, isNext, ask }: EnvironmentCardProps) {
  const t = useTranslations("template");
  const id = useId();
  const { template } = useTemplateFacts();
  const words = usePolicyWords();
  const { key, policy } = environment;
  const isLive = current !== null && current.kind !== "withdraw";
  const items: MenuItem[] = [
    ...distinct(earlier, isLive ? current : null)
      .slice(0, mostOffered)
      .map((release) => ({
        id: release.id,
        label: t("releases.backTo", { number: release.versionNumber, model: release.model }),
        run: () => ask({ kind: "rollback", environment: key, to: release }),
      })),
    null,
    {
      id: "withdraw",
      label: t("releases.withdraw"),
      danger: true,
      disabled: !isLive,
      run: () => ask({ kind: "withdraw", environment: key }),
    },
  ];
  return (
    <section
      aria-labelledby={id}
      data-environment={key}
      className="flex flex-col gap-3 rounded-card border border-line bg-surface p-4"
    >
      <div className="flex items-center justify-between gap-2">
        <h2 id={id} className="text-lg">
          {key}
        </h2>
        <Menu
          label={t("releases.menu", { environment: key })}
          items={items}
          placement={{ align: "end" }}
          trigger={(props) => (
            <IconButton
              {...props}
              label={t("releases.menu", { environment: key })}
              icon={<MoreHorizontal aria-hidden="true" />}
            />
          )}
        />
      </div>
      <Live current={current} />
      <div className="border-line border-t pt-2">
        <div className="flex items-center justify-between gap-2">
          <h3 className="text-muted text-sm">{t("policy.title")}</h3>
          <Button variant="ghost" onClick={() => ask({ kind: "policy", environment: key })}>
            {t("policy.edit")}
            <span className="sr-only">{key}</span>
          </Button>
        </div>
        <ul className="ms-4 list-disc text-sm">
          {words(policy).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
      <Button
        variant={isNext ? "primary" : "secondary"}
        icon={<Rocket aria-hidden="true" className="size-4" />}
        aria-disabled={template.versions.length === 0 || undefined}
        onClick={() => template.versions.length > 0 && ask({ kind: "release", environment: key })}
        className="mt-auto"
      >
        {t("releases.release", { environment: key })}
      </Button>
    </section>
  );
}

function Live({ current }: { current: ReleaseView | null }) {
  const t = useTranslations("template");
  const format = useFormatter();
  if (!current) return <p className="min-h-16 text-muted">{t("releases.nothing")}</p>;
  const since = format.dateTime(new Date(current.createdAt), "moment");
  return (
    <div className="min-h-16">
      <p className="flex flex-wrap items-center gap-2">
        <span className={current.kind === "withdraw" ? "text-muted line-through" : "text-lg"}>
          {t("version", { number: current.versionNumber })}
        </span>
        {current.kind === "withdraw" && <Badge tone="warning">{t("releases.withdrawn")}</Badge>}
        {current.flagged && <Badge tone="warning">{t("releases.unproven")}</Badge>}
      </p>
      <p>{current.model}</p>
      <p className="text-muted text-sm">{t("releases.since", { who: current.actor, when: since })}</p>
    </div>
  );
}

/** Each version with each deployment once, the newest first, without what is live. */
function distinct(releases: readonly ReleaseView[], live: ReleaseView | null): ReleaseView[] {
  const key = ({ versionId, connectionId, model }: ReleaseView) => `${versionId} ${connectionId} ${model}`;
  const seen = new Set(live ? [key(live)] : []);
  return releases.filter((release) => {
    if (seen.has(key(release))) return false;
    seen.add(key(release));
    return true;
  });
}
