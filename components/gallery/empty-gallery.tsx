"use client";

import { FolderOpen, ImagePlus, SearchX, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { activeFilters } from "#components/gallery/active-filters.ts";
import { useGallery } from "#components/gallery/gallery-context.tsx";
import { useQuery } from "#components/gallery/use-query.ts";
import { useGo } from "#components/shell/use-go.ts";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";

const icon = { "aria-hidden": true as const };

/** Why there is nothing here, and the one thing to do about it. */
export function EmptyGallery() {
  const t = useTranslations("gallery.empty");
  const { filter } = useGallery(({ shown }) => shown);
  const { scope, clear } = useQuery();
  const create = useGo("/");
  if (activeFilters(filter).length > 0)
    return (
      <EmptyState
        title={t("match.title")}
        picture={<SearchX {...icon} />}
        action={
          <Button variant="primary" onClick={clear}>
            {t("match.action")}
          </Button>
        }
      >
        {t("match.text")}
      </EmptyState>
    );
  if (filter.trash || filter.collectionId !== null) {
    const kind = filter.trash ? "trash" : "collection";
    return (
      <EmptyState
        title={t(`${kind}.title`)}
        picture={filter.trash ? <Trash2 {...icon} /> : <FolderOpen {...icon} />}
        action={<Button onClick={() => scope({})}>{t(`${kind}.action`)}</Button>}
      >
        {t(`${kind}.text`)}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t("none.title")}
      picture={<ImagePlus {...icon} />}
      action={
        <a {...create} className={buttonClass("primary")}>
          {t("none.action")}
        </a>
      }
    >
      {t("none.text")}
    </EmptyState>
  );
}
