"use client";

import { ArrowDownWideNarrow, Grid2x2, LayoutPanelLeft, Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef } from "react";
import { FilterButton } from "#components/gallery/filter-button.tsx";
import { FilterLine } from "#components/gallery/filter-line.tsx";
import { useGallery, useGalleryParts } from "#components/gallery/gallery-context.tsx";
import { ScopeButton } from "#components/gallery/scope-button.tsx";
import { SearchField } from "#components/gallery/search-field.tsx";
import { useQuery } from "#components/gallery/use-query.ts";
import { steps } from "#components/gallery/view-settings.ts";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { gallerySorts } from "#lib/gallery/view.ts";

const icon = { "aria-hidden": true as const };
const accepted = ".png,.jpg,.jpeg,.webp,.heic,.heif,image/png,image/jpeg,image/webp,image/heic,image/heif";

/** What is shown, searched and filtered, and how. Stays while one scrolls. */
export function Toolbar({ bringIn }: { bringIn: (files: File[]) => void }) {
  return (
    <div
      data-covers="top"
      className="sticky top-0 z-20 border-line border-b bg-ground px-3 pt-2 lg:px-6 max-sm:[@media(max-height:30rem)]:static"
    >
      <div className="flex flex-wrap items-center gap-2">
        <ScopeButton />
        <div className="order-last flex min-w-0 basis-full items-center gap-2 sm:order-none sm:max-w-xl sm:flex-1 sm:basis-auto">
          <SearchField />
          <FilterButton />
          <SortMenu />
        </div>
        <div className="ms-auto flex items-center gap-2">
          <ViewSwitch />
          <AddButton bringIn={bringIn} />
        </div>
      </div>
      <FilterLine />
    </div>
  );
}

function SortMenu() {
  const t = useTranslations("gallery.sort");
  const { sort } = useGallery(({ query }) => query);
  const { store } = useGalleryParts();
  const { go } = useQuery();
  return (
    <Menu
      label={t("label")}
      items={gallerySorts.map((each) => ({
        id: each,
        label: t(each),
        checked: each === sort,
        run: () => go({ ...store.getState().query, sort: each }),
      }))}
      trigger={(props) => (
        <IconButton
          {...props}
          label={`${t("label")}: ${t(sort)}`}
          icon={<ArrowDownWideNarrow {...icon} />}
          className={sort === "newest" ? "" : "bg-accent-soft text-accent-ink"}
        />
      )}
    />
  );
}

/** Rows or squares, and how large. */
function ViewSwitch() {
  const t = useTranslations("gallery.view");
  const { mode, step } = useGallery(({ settings }) => settings);
  const { store } = useGalleryParts();
  const { setSettings } = store.getState();
  const toggle = (each: typeof mode, picture: ReactNode) => (
    <IconButton
      label={t(each)}
      icon={picture}
      aria-pressed={mode === each}
      onClick={() => setSettings({ mode: each })}
    />
  );
  return (
    <div className="flex items-center gap-1">
      {toggle("rows", <LayoutPanelLeft {...icon} />)}
      {toggle("grid", <Grid2x2 {...icon} />)}
      <input
        type="range"
        aria-label={t("density")}
        min={0}
        max={steps - 1}
        step={1}
        value={step}
        onChange={(event) => setSettings({ step: event.currentTarget.valueAsNumber })}
        className="h-6 w-20 max-sm:w-14"
      />
    </div>
  );
}

function AddButton({ bringIn }: { bringIn: (files: File[]) => void }) {
  const t = useTranslations("gallery.upload");
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        icon={<Upload {...icon} className="size-4" />}
        onClick={() => input.current?.click()}
        aria-label={t("button")}
      >
        <span className="max-xl:sr-only">{t("button")}</span>
      </Button>
      <input
        ref={input}
        id="gallery-files"
        type="file"
        multiple
        hidden
        accept={accepted}
        aria-label={t("button")}
        onChange={(event) => {
          bringIn([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
    </>
  );
}
