"use client";

import { ArrowDownWideNarrow, FolderTree } from "lucide-react";
import { useTranslations } from "next-intl";
import { FilterButton } from "#components/library/filter-button.tsx";
import { FilterLine } from "#components/library/filter-line.tsx";
import { useLibrary, useLibraryParts } from "#components/library/library-context.tsx";
import { NewMenu } from "#components/library/new-menu.tsx";
import { useQuery } from "#components/library/use-query.ts";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { maxLibraryText, standardSort } from "#lib/library/filter-url.ts";
import { librarySorts } from "#lib/library/view.ts";

const icon = { "aria-hidden": true as const };

/** What is shown, searched and filtered, and how. Stays while one scrolls. */
export function Toolbar() {
  return (
    <div
      data-covers="top"
      className="sticky top-0 z-20 border-line border-b bg-ground px-3 pt-2 lg:px-6 max-sm:[@media(max-height:30rem)]:static"
    >
      <div className="flex flex-wrap items-center gap-2">
        <FolderButton />
        <KindSwitch />
        <div className="order-last flex min-w-0 basis-full items-center gap-2 sm:order-none sm:max-w-xl sm:flex-1 sm:basis-auto">
          <SearchField />
          <FilterButton />
          <SortMenu />
        </div>
        <div className="ms-auto">
          <NewMenu />
        </div>
      </div>
      <FilterLine />
    </div>
  );
}

function SearchField() {
  const t = useTranslations("library.search");
  const text = useLibrary(({ query }) => query.filter.text);
  const { filter } = useQuery();
  return (
    <SearchBox
      id="library-search"
      label={t("label")}
      clearLabel={t("clear")}
      most={maxLibraryText}
      value={text}
      search={(next) => filter({ text: next }, "replace")}
      submit={(next) => {
        filter({ text: next });
        return next;
      }}
    />
  );
}

/** Prompts, or the fragments that prompts begin with. */
function KindSwitch() {
  const t = useTranslations("library.kinds");
  const kind = useLibrary(({ query }) => query.filter.kind);
  const { scope } = useQuery();
  return (
    <Segmented
      label={t("label")}
      hideLabel
      options={(["prompt", "fragment"] as const).map((value) => ({ value, label: t(value) }))}
      value={kind}
      onChange={(value) => scope({ kind: value })}
      className="min-w-44"
    />
  );
}

/** Folders stand beside the cards where there is room, else in a sheet. */
function FolderButton() {
  const t = useTranslations("library.folders");
  const { overlays } = useLibraryParts();
  return (
    <Button
      aria-label={t("label")}
      aria-haspopup="dialog"
      icon={<FolderTree {...icon} className="size-4" />}
      onClick={() => overlays.getState().show({ kind: "folders" })}
      className="lg:hidden"
    />
  );
}

function SortMenu() {
  const t = useTranslations("library.sort");
  const { filter, sort } = useLibrary(({ query }) => query);
  const { sort: order } = useQuery();
  return (
    <Menu
      label={t("label")}
      items={librarySorts.map((each) => ({
        id: each,
        label: t(each),
        checked: each === sort,
        run: () => order(each),
      }))}
      placement={{ align: "end" }}
      trigger={(props) => (
        <IconButton
          {...props}
          label={`${t("label")}: ${t(sort)}`}
          icon={<ArrowDownWideNarrow {...icon} />}
          className={sort === standardSort(filter) ? "" : "bg-accent-soft text-accent-ink"}
        />
      )}
    />
  );
}
