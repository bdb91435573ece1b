"use client";

import {
  Archive,
  ArchiveRestore,
  ExternalLink,
  FileDown,
  FolderInput,
  SquareCheck,
  Star,
  Tag,
} from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { templatePath } from "#components/library/library-address.ts";
import { useLibrary, useLibraryParts } from "#components/library/library-context.tsx";
import { countPicked, isPicked, onlyIds } from "#components/library/picked.ts";
import { useDeeds } from "#components/library/use-deeds.ts";
import { useExport } from "#components/library/use-export.ts";
import { useSelecting } from "#components/library/use-selecting.ts";
import { focusFirstItem, type MenuItem, MenuList } from "#components/ui/menu-list.tsx";
import { useFloating } from "#components/ui/use-floating.ts";

const icon = { "aria-hidden": true as const };

type CardMenuProps = { position: number; x: number; y: number; close: () => void };

/** The menu of a card's button, a right click, a long press or the menu key, where it was asked for. */
export function CardMenu({ position, x, y, close }: CardMenuProps) {
  const t = useTranslations("library.menu");
  const items = useCardItems(position);
  const anchor = () => ({ getBoundingClientRect: () => ({ left: x, right: x, top: y - 6, bottom: y - 6 }) });
  const { ref, open, onBeforeToggle, onToggle, close: hide } = useFloating(anchor);
  useEffect(() => {
    ref.current?.showPopover();
  }, [ref]);
  return (
    <div
      ref={ref}
      popover="auto"
      onBeforeToggle={onBeforeToggle}
      onToggle={(event) => {
        onToggle(event, focusFirstItem);
        if (event.newState === "closed") close();
      }}
      className="floating min-w-52 overflow-auto p-1"
    >
      {open && <MenuList label={t("label")} items={items} close={hide} />}
    </div>
  );
}

/** Everything one can do with a template from here; with the whole selection, where the template is part of it. */
function useCardItems(position: number): MenuItem[] {
  const t = useTranslations("library.menu");
  const { overlays } = useLibraryParts();
  const router = useRouter();
  const card = useLibrary(({ shelf }) => shelf.cards.get(position));
  const selected = useLibrary((state) => state.picked);
  const deeds = useDeeds();
  const selecting = useSelecting();
  const save = useExport();
  if (!card) return [];
  const isSelected = isPicked(selected, card.id);
  const picked = isSelected ? selected : onlyIds([card.id]);
  const isOne = countPicked(picked) === 1;
  const { show } = overlays.getState();
  return [
    ...(isOne
      ? [
          {
            id: "open",
            label: t("open"),
            icon: <ExternalLink {...icon} />,
            keys: "Enter",
            run: () => router.push(templatePath(card.slug)),
          },
        ]
      : []),
    {
      id: "select",
      label: t("select"),
      icon: <SquareCheck {...icon} />,
      keys: "X",
      checked: isSelected,
      run: () => selecting.toggleAt(position),
    },
    {
      id: "favourite",
      label: t("favourite"),
      icon: <Star {...icon} />,
      keys: "F",
      checked: card.favourite,
      run: () => void deeds.favourite(picked),
    },
    null,
    {
      id: "move",
      label: t("move"),
      icon: <FolderInput {...icon} />,
      keys: "M",
      run: () => show({ kind: "move", picked }),
    },
    {
      id: "tag",
      label: t("tag"),
      icon: <Tag {...icon} />,
      keys: "T",
      run: () => show({ kind: "tag", picked }),
    },
    {
      id: "export",
      label: t("export"),
      icon: <FileDown {...icon} />,
      keys: "D",
      run: () => void save(picked),
    },
    null,
    card.archivedAt === null
      ? {
          id: "archive",
          label: t("archive"),
          icon: <Archive {...icon} />,
          keys: "Delete",
          run: () => void deeds.archive(picked),
        }
      : {
          id: "restore",
          label: t("restore"),
          icon: <ArchiveRestore {...icon} />,
          run: () => void deeds.restore(picked),
        },
  ];
}
