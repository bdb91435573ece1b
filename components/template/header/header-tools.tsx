"use client";

import { GitCommitHorizontal, MoreHorizontal, Star } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { SaveState } from "#components/template/header/save-state.tsx";
import { useTemplateMenu } from "#components/template/header/use-template-menu.tsx";
import { StateBadge } from "#components/template/state-badge.tsx";
import { useTemplateFacts } from "#components/template/template-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu } from "#components/ui/menu.tsx";

const FreezeDialog = lazy(() =>
  import("#components/template/versions/freeze-dialog.tsx").then((module) => ({
    default: module.FreezeDialog,
  })),
);

const DeleteDialog = lazy(() =>
  import("#components/template/header/delete-dialog.tsx").then((module) => ({
    default: module.DeleteDialog,
  })),
);

/** State, whether the draft is safe, and the one thing to do with it: make a version. */
export function HeaderTools() {
  const t = useTranslations("template");
  const { template } = useTemplateFacts();
  const [isFreezing, setFreezing] = useState(false);
  const [isDeleting, setDeleting] = useState(false);
  const { items, favourite } = useTemplateMenu(() => setDeleting(true));
  return (
    <>
      <span className="max-md:hidden">
        <StateBadge state={template.state} />
      </span>
      <SaveState />
      <IconButton
        label={t("menu.favourite")}
        aria-pressed={template.favourite}
        icon={<Star aria-hidden="true" className={template.favourite ? "fill-current" : ""} />}
        onClick={favourite}
        className="max-sm:hidden"
      />
      <Button
        icon={<GitCommitHorizontal aria-hidden="true" className="size-4" />}
        onClick={() => setFreezing(true)}
      >
        <span className="max-sm:sr-only">{t("freeze.open")}</span>
      </Button>
      <Menu
        label={t("menu.label")}
        items={items}
        placement={{ align: "end" }}
        trigger={(props) => (
          <IconButton {...props} label={t("menu.label")} icon={<MoreHorizontal aria-hidden="true" />} />
        )}
      />
      <Suspense>
        {isFreezing && <FreezeDialog close={() => setFreezing(false)} />}
        {isDeleting && <DeleteDialog close={() => setDeleting(false)} />}
      </Suspense>
    </>
  );
}
