"use client";

import { Code, Copy, LayoutTemplate, MoreHorizontal, RotateCcw, Square, Trash2, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { copyText } from "#components/playground/copy-text.ts";
import { draftOf } from "#components/playground/draft-store.ts";
import { usePlayground } from "#components/playground/playground-context.tsx";
import { showNewest } from "#components/playground/results/show-newest.ts";
import { retryMissing } from "#components/playground/start-run.ts";
import { useDeeds } from "#components/playground/use-deeds.ts";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu } from "#components/ui/menu.tsx";
import type { MenuItem } from "#components/ui/menu-list.tsx";
import { toast } from "#components/ui/toast.ts";
import type { ImageView, RunView } from "#lib/runs/view.ts";

const lost = new Set(["refused", "failed", "unknown", "cancelled", "written_off"]);

/** Stop while it is drawn; afterwards reuse, and the rest in a menu. */
export function RunActions({ run, local }: { run: RunView; local: boolean }) {
  const t = useTranslations("playground");
  const deeds = useDeeds();
  const items = useRunMenu(run);
  const isStopping = run.jobs.some(({ stopping }) => stopping);
  if (local) return null;
  return (
    <div className="flex shrink-0 items-center gap-1">
      {run.state === "running" && (
        <Button
          aria-disabled={isStopping || undefined}
          onClick={isStopping ? undefined : () => deeds.stop(run)}
          icon={<Square aria-hidden="true" className="size-3.5 fill-current" />}
        >
          {isStopping ? t("run.stopping") : t("run.stop")}
        </Button>
      )}
      <Menu
        label={t("run.menu")}
        items={items}
        placement={{ align: "end" }}
        trigger={(props) => (
          <IconButton {...props} label={t("run.menu")} icon={<MoreHorizontal aria-hidden="true" />} />
        )}
      />
    </div>
  );
}

function useRunMenu(run: RunView): MenuItem[] {
  const t = useTranslations("playground");
  const saving = useTranslations("save");
  const parts = usePlayground();
  const deeds = useDeeds();
  const missing = run.jobs.filter(({ state }) => lost.has(state)).length;
  const reuse = () => {
    parts.draft.getState().set(draftOf(run));
    document.getElementById("prompt")?.focus();
  };
  const copyPrompt = async () => {
    const copied = await copyText(run.prompt);
    toast({ title: t(copied ? "copied" : "copyFailed"), ...(!copied && { tone: "danger" as const }) });
  };
  const retry = () => {
    retryMissing(parts, run, missing);
    showNewest();
  };
  const cover = coverOf(run);
  const icon = { "aria-hidden": true as const };
  return [
    { id: "reuse", label: t("run.reuse"), icon: <Undo2 {...icon} />, run: reuse },
    ...(missing > 0 && run.state !== "running"
      ? [
          {
            id: "retry",
            label: t("run.retryMissing", { count: missing }),
            icon: <RotateCcw {...icon} />,
            run: retry,
          },
        ]
      : []),
    { id: "copy", label: t("run.copyPrompt"), icon: <Copy {...icon} />, run: copyPrompt },
    ...(cover
      ? [
          {
            id: "template",
            label: saving("action"),
            icon: <LayoutTemplate {...icon} />,
            run: () => parts.view.getState().open({ kind: "template", imageId: cover.id }),
          },
        ]
      : []),
    {
      id: "code",
      label: t("code.open"),
      icon: <Code {...icon} />,
      run: () => parts.view.getState().open({ kind: "code", draft: draftOf(run) }),
    },
    null,
    {
      id: "delete",
      label: t("run.delete"),
      icon: <Trash2 {...icon} />,
      danger: true,
      run: () => void deeds.removeRun(run),
    },
  ];
}

/** The picture a run is best known by: what was liked, else the first. */
const coverOf = ({ images }: RunView): ImageView | undefined =>
  images.find(({ favourite }) => favourite) ?? [...images].sort((a, b) => b.rating - a.rating)[0];
