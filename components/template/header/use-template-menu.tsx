"use client";

import { Archive, ArchiveRestore, Grid3x3, Split, Star, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { attempt } from "#components/playground/reach.ts";
import { useTemplateFacts, useTemplateParts } from "#components/template/template-context.tsx";
import { useTell } from "#components/template/use-tell.ts";
import type { MenuItem } from "#components/ui/menu-list.tsx";
import { toast } from "#components/ui/toast.ts";

/** What one can do with the template as a whole. */
export function useTemplateMenu(askDelete: () => void): { items: MenuItem[]; favourite: () => void } {
  const t = useTranslations("template");
  const router = useRouter();
  const tell = useTell();
  const { template, refresh } = useTemplateFacts();
  const { actions, autosave } = useTemplateParts();
  const favourite = async () => {
    const wanted = !template.favourite;
    const outcome = await attempt(() => actions.setFavourite({ templateId: template.id, favourite: wanted }));
    if (tell(outcome)) refresh();
  };
  const fork = async () => {
    await autosave.flush();
    const outcome = await attempt(() =>
      actions.forkTemplate({ templateId: template.id, number: null, slug: null }),
    );
    if (!tell(outcome)) return;
    toast({ title: t("menu.forked", { slug: outcome.value.slug }) });
    router.push(`/library/${outcome.value.slug}`);
  };
  const archive = async () => {
    const kind = template.archivedAt === null ? "archive" : "restore";
    await autosave.flush();
    const selection = { kind: "ids" as const, templateIds: [template.id] };
    const outcome = await attempt(() => actions.changeTemplates({ selection, deed: { kind } }));
    if (!tell(outcome)) return;
    toast({ title: t(kind === "archive" ? "menu.archived" : "menu.restored") });
    refresh();
  };
  const icon = { "aria-hidden": true as const };
  return {
    favourite: () => void favourite(),
    items: [
      {
        id: "favourite",
        label: t("menu.favourite"),
        icon: <Star {...icon} />,
        checked: template.favourite,
        run: () => void favourite(),
      },
      { id: "fork", label: t("menu.fork"), icon: <Split {...icon} />, run: () => void fork() },
      ...(template.kind === "prompt"
        ? [
            {
              id: "matrix",
              label: t("menu.matrix"),
              icon: <Grid3x3 {...icon} />,
              run: () => router.push(`/matrices/new?template=${template.slug}`),
            },
          ]
        : []),
      template.archivedAt === null
        ? { id: "archive", label: t("menu.archive"), icon: <Archive {...icon} />, run: () => void archive() }
        : {
            id: "restore",
            label: t("menu.restore"),
            icon: <ArchiveRestore {...icon} />,
            run: () => void archive(),
          },
      ...(template.versionCount === 0
        ? [
            null,
            {
              id: "delete",
              label: t("menu.delete"),
              icon: <Trash2 {...icon} />,
              danger: true,
              run: askDelete,
            },
          ]
        : []),
    ],
  };
}
