"use client";

import { Archive, FlaskConical, RotateCcw, Split } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { attempt } from "#components/playground/reach.ts";
import { useTemplateFacts, useTemplateParts } from "#components/template/template-context.tsx";
import { useTell } from "#components/template/use-tell.ts";
import type { MenuItem } from "#components/ui/menu-list.tsx";
import { toast } from "#components/ui/toast.ts";
import type { VersionSummary } from "#lib/library/view.ts";

/** What one can do with a version. */
export function useVersionMenu({ number, state, id }: VersionSummary): MenuItem[] {
  const t = useTranslations("template");
  const router = useRouter();
  const tell = useTell();
  const { template, refresh } = useTemplateFacts();
  const { actions, autosave, content } = useTemplateParts();
  const restore = async () => {
    await autosave.flush();
    const before = content.getState();
    const outcome = await attempt(() =>
      actions.restoreVersion({ templateId: template.id, number, rev: before.base.rev }),
    );
    if (!tell(outcome)) return;
    if (!outcome.value.saved) return content.getState().meet(outcome.value.theirs);
    const { draft } = outcome.value;
    content.setState({ base: draft, content: draft.content, save: "saved", theirs: null });
    toast({
      title: t("versions.restored", { number }),
      action: { label: t("undo"), run: () => content.getState().change(before.content) },
    });
    refresh();
  };
  const fork = async () => {
    const outcome = await attempt(() =>
      actions.forkTemplate({ templateId: template.id, number, slug: null }),
    );
    if (!tell(outcome)) return;
    toast({ title: t("menu.forked", { slug: outcome.value.slug }) });
    router.push(`/library/${outcome.value.slug}`);
  };
  const retire = async () => {
    const outcome = await attempt(() => actions.retireVersion({ templateId: template.id, number }));
    if (!tell(outcome)) return;
    toast({ title: t("versions.retired", { number }) });
    refresh();
  };
  const icon = { "aria-hidden": true as const };
  return [
    { id: "restore", label: t("versions.restore"), icon: <RotateCcw {...icon} />, run: () => void restore() },
    { id: "fork", label: t("versions.fork"), icon: <Split {...icon} />, run: () => void fork() },
    ...(template.kind === "prompt"
      ? [
          {
            id: "prove",
            label: t("versions.prove"),
            icon: <FlaskConical {...icon} />,
            run: () => router.push(`/library/${template.slug}?tab=evidence&version=${number}`),
          },
        ]
      : []),
    null,
    {
      id: `retire-${id}`,
      label: t("versions.retire"),
      icon: <Archive {...icon} />,
      disabled: state === "retired",
      danger: true,
      run: () => void retire(),
    },
  ];
}
