"use client";

import { Archive, FolderOpen, LibraryBig, Puzzle, SearchX, Star } from "lucide-react";
import { useTranslations } from "next-intl";
import { activeFilters } from "#components/library/active-filters.ts";
import { useLibrary, useLibraryParts } from "#components/library/library-context.tsx";
import { useQuery } from "#components/library/use-query.ts";
import { useGo } from "#components/shell/use-go.ts";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { LibraryFilter } from "#lib/library/view.ts";

const icon = { "aria-hidden": true as const };

/** Why there is nothing here, and the one thing to do about it. */
export function EmptyLibrary() {
  const t = useTranslations("library.empty");
  const { overlays } = useLibraryParts();
  const { filter } = useLibrary(({ shown }) => shown);
  const { scope, clear } = useQuery();
  const create = useGo("/");
  const kind = kindOf(filter);
  if (kind === "match")
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
  if (kind === "folder" || kind === "archive" || kind === "favourites")
    return (
      <EmptyState title={t(`${kind}.title`)} picture={pictures[kind]}>
        {t(`${kind}.text`)}
        <div className="mt-3">
          <Button onClick={() => scope({})}>{t(`${kind}.action`)}</Button>
        </div>
      </EmptyState>
    );
  if (kind === "fragments")
    return (
      <EmptyState
        title={t("fragments.title")}
        picture={<Puzzle {...icon} />}
        action={
          <Button
            variant="primary"
            onClick={() => overlays.getState().show({ kind: "new", template: "fragment" })}
          >
            {t("fragments.action")}
          </Button>
        }
      >
        {t("fragments.text")}
      </EmptyState>
    );
  return (
    <EmptyState
      title={t("none.title")}
      picture={<LibraryBig {...icon} />}
      action={
        <>
          <a {...create} className={buttonClass("primary")}>
            {t("none.action")}
          </a>
          <Button onClick={() => overlays.getState().show({ kind: "import", files: [], way: "files" })}>
            {t("none.import")}
          </Button>
        </>
      }
    >
      {t("none.text")}
    </EmptyState>
  );
}

const pictures = {
  folder: <FolderOpen {...icon} />,
  archive: <Archive {...icon} />,
  favourites: <Star {...icon} />,
};

function kindOf(filter: LibraryFilter) {
  const active = activeFilters(filter);
  if (active.length === 1 && filter.favourite && filter.folder === null) return "favourites";
  if (active.length > 0) return "match";
  if (filter.archived) return "archive";
  if (filter.folder !== null) return "folder";
  return filter.kind === "fragment" ? "fragments" : "none";
}
