"use client";

import { Archive, ChevronRight, Folder, Inbox, LibraryBig, Pencil, Star } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { type FolderNode, folderTree } from "#components/library/folder-tree.ts";
import { useLibrary, useLibraryParts } from "#components/library/library-context.tsx";
import { isWithin } from "#components/library/show-deed.ts";
import { useQuery } from "#components/library/use-query.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { wholeLibrary } from "#lib/library/filter-url.ts";
import type { LibraryFilter } from "#lib/library/view.ts";

const icon = { "aria-hidden": true as const, className: "size-4 shrink-0" };

/** The places of the library: all, favourites, its folders, the archive. `close` where it lies over the page. */
export function FolderNav({ close = () => {} }: { close?: () => void }) {
  const t = useTranslations("library.folders");
  const folders = useLibrary(({ facets }) => facets.folders);
  const states = useLibrary(({ facets }) => facets.states);
  const archived = useLibrary(({ facets }) => facets.archived);
  const tree = folderTree(folders);
  const all = states.reduce((sum, { count }) => sum + count, 0);
  const loose = tree.reduce((rest, { count }) => rest - count, all);
  return (
    <nav aria-label={t("label")} className="flex flex-col gap-0.5">
      <Place change={{}} picture={<LibraryBig {...icon} />} name={t("all")} count={all} close={close} />
      <Place change={{ favourite: true }} picture={<Star {...icon} />} name={t("favourites")} close={close} />
      {tree.length > 0 && (
        <>
          <h2 className="px-2 pt-3 pb-1 font-normal! text-muted text-sm">{t("title")}</h2>
          <Branch nodes={tree} depth={0} close={close} />
          {loose > 0 && (
            <Place
              change={{ folder: "" }}
              picture={<Inbox {...icon} />}
              name={t("none")}
              count={loose}
              close={close}
            />
          )}
        </>
      )}
      <span aria-hidden="true" className="mx-2 my-2 h-px bg-line" />
      <Place
        change={{ archived: true }}
        picture={<Archive {...icon} />}
        name={t("archived")}
        count={archived}
        close={close}
      />
    </nav>
  );
}

type BranchProps = { nodes: readonly FolderNode[]; depth: number; close: () => void };

function Branch({ nodes, depth, close }: BranchProps) {
  return (
    <ul className="flex flex-col gap-0.5">
      {nodes.map((node) => (
        <Twig key={node.path} node={node} depth={depth} close={close} />
      ))}
    </ul>
  );
}

function Twig({ node, depth, close }: { node: FolderNode; depth: number; close: () => void }) {
  const t = useTranslations("library.folders");
  const { overlays } = useLibraryParts();
  const here = useLibrary(({ query }) => query.filter.folder);
  const [isOpen, setOpen] = useState(() => here !== null && here !== node.path && isWithin(here, node.path));
  const { path, name, count, children } = node;
  return (
    <li>
      <div
        className="group/folder relative flex items-center"
        style={{ paddingInlineStart: `${depth * 0.875}rem` }}
      >
        {children.length > 0 ? (
          <button
            type="button"
            aria-expanded={isOpen}
            aria-label={t("expand", { name })}
            onClick={() => setOpen(!isOpen)}
            className="grid size-6 shrink-0 place-items-center rounded-control text-muted hover:bg-control coarse:size-11"
          >
            <ChevronRight {...icon} className={`size-4 transition-transform ${isOpen ? "rotate-90" : ""}`} />
          </button>
        ) : (
          <span className="w-6 shrink-0 coarse:w-11" />
        )}
        <Place
          change={{ folder: path }}
          picture={<Folder {...icon} />}
          name={name}
          count={count}
          close={close}
        />
        <IconButton
          label={t("rename", { name })}
          icon={<Pencil {...icon} />}
          onClick={() => {
            close();
            overlays.getState().show({ kind: "folder", path });
          }}
          className="absolute end-0.5 size-7! bg-ground opacity-0 focus-visible:opacity-100 group-hover/folder:opacity-100 coarse:static coarse:size-11! coarse:bg-transparent coarse:opacity-100"
        />
      </div>
      {isOpen && children.length > 0 && <Branch nodes={children} depth={depth + 1} close={close} />}
    </li>
  );
}

type PlaceProps = {
  change: Partial<LibraryFilter>;
  picture: ReactNode;
  name: string;
  count?: number;
  close: () => void;
};

function Place({ change, picture, name, count, close }: PlaceProps) {
  const format = useFormatter();
  const { scope } = useQuery();
  const { folder, archived, favourite } = useLibrary(({ query }) => query.filter);
  const wanted = { ...wholeLibrary, ...change };
  const isHere =
    folder === wanted.folder &&
    archived === wanted.archived &&
    (folder !== null || archived || favourite === wanted.favourite);
  return (
    <button
      type="button"
      aria-current={isHere ? "true" : undefined}
      onClick={() => {
        close();
        scope(change);
      }}
      className="forced-edge flex min-h-8 w-full min-w-0 flex-1 items-center gap-2 rounded-control px-2 text-start hover:bg-control aria-[current]:bg-accent-soft aria-[current]:text-accent-ink coarse:min-h-11"
    >
      {picture}
      <span className="min-w-0 flex-1 truncate">{name}</span>
      {count !== undefined && count > 0 && (
        <span className="tabular text-muted text-sm">{format.number(count)}</span>
      )}
    </button>
  );
}
