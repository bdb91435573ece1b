"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { draftOf } from "#components/playground/draft-store.ts";
import { usePlayground } from "#components/playground/playground-context.tsx";
import { focusNewest } from "#components/playground/results/show-newest.ts";
import { undoLast } from "#components/playground/undo-last.ts";
import { useDeeds } from "#components/playground/use-deeds.ts";
import { useSubmit } from "#components/playground/use-submit.ts";
import { useCommands } from "#components/shell/use-commands.ts";

/** What the palette and the keyboard can do here. */
export function PlaygroundCommands() {
  const t = useTranslations("playground");
  const parts = usePlayground();
  const router = useRouter();
  const submit = useSubmit();
  const deeds = useDeeds();
  const group = t("title");
  const running = () =>
    parts.runs.getState().entries.findLast(({ run, local }) => run.state === "running" && !local);
  const newest = () => parts.runs.getState().entries.findLast(({ local }) => !local)?.run;
  const command = (id: string, keys: string, run: () => void, hidden = false) => ({
    id: `playground.${id}`,
    group,
    label: t(`commands.${id}`),
    keywords: t(`commands.${id}Keywords`),
    ...(keys && { keys }),
    run,
    hidden,
  });
  useCommands([
    command("generate", "Mod+Enter", submit),
    command("focusPrompt", "C", () => document.getElementById("prompt")?.focus()),
    command("stop", "Mod+Shift+.", () => {
      const entry = running();
      if (entry) void deeds.stop(entry.run);
    }),
    command("newest", "Alt+J", focusNewest),
    command("undo", "Mod+Z", () => void undoLast()),
    command("reuse", "", () => {
      const run = newest();
      if (run) parts.draft.getState().set(draftOf(run));
    }),
    command("template", "", () => {
      const image = newest()?.images[0];
      if (image) parts.view.getState().open({ kind: "template", imageId: image.id });
    }),
    command("edit", "", () => router.push("/edit")),
    command("code", "", () => parts.view.getState().open({ kind: "code", draft: null })),
  ]);
  return null;
}
