"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense } from "react";
import { useStore } from "zustand";
import { FolderDialog } from "#components/library/folder-dialog.tsx";
import { FolderNav } from "#components/library/folder-nav.tsx";
import { useLibraryParts } from "#components/library/library-context.tsx";
import { MoveDialog } from "#components/library/move-dialog.tsx";
import { NewTemplateDialog } from "#components/library/new-template-dialog.tsx";
import type { LibraryOverlay } from "#components/library/overlay-store.ts";
import { TagDialog } from "#components/library/tag-dialog.tsx";
import { Sheet } from "#components/ui/sheet.tsx";

const ImportDialog = lazy(() =>
  import("#components/library/import/import-dialog.tsx").then((module) => ({ default: module.ImportDialog })),
);

/** What lies over the library, if anything. */
export function LibraryOverlays() {
  const { overlays } = useLibraryParts();
  const open = useStore(overlays, (state) => state.open);
  const close = () => overlays.getState().show(null);
  return <Suspense>{open && <Asked overlay={open} close={close} />}</Suspense>;
}

function Asked({ overlay, close }: { overlay: LibraryOverlay; close: () => void }) {
  const t = useTranslations("library.folders");
  switch (overlay.kind) {
    case "tag":
      return <TagDialog picked={overlay.picked} close={close} />;
    case "move":
      return <MoveDialog picked={overlay.picked} close={close} />;
    case "folder":
      return <FolderDialog path={overlay.path} close={close} />;
    case "new":
      return <NewTemplateDialog template={overlay.template} close={close} />;
    case "import":
      return <ImportDialog files={overlay.files} way={overlay.way} close={close} />;
    case "folders":
      return (
        <Sheet open onClose={close} title={t("label")} from="bottom">
          <FolderNav close={close} />
        </Sheet>
      );
  }
}
