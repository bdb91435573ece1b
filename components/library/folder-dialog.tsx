"use client";

import { useTranslations } from "next-intl";
import { useLibraryParts } from "#components/library/library-context.tsx";
import { isWithin } from "#components/library/show-deed.ts";
import { useDeeds } from "#components/library/use-deeds.ts";
import { useQuery } from "#components/library/use-query.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import { NameForm } from "#components/ui/name-form.tsx";
import { wholeLibrary } from "#lib/library/filter-url.ts";

/** Another name for a folder, or another place: its whole path is what one writes. */
export function FolderDialog({ path, close }: { path: string; close: () => void }) {
  const t = useTranslations("library.folders");
  const { store } = useLibraryParts();
  const { moveFolder } = useDeeds();
  const { scope } = useQuery();
  return (
    <Dialog open onClose={close} title={t("renameTitle", { name: path })} description={t("renameHint")}>
      <div className="mt-3">
        <NameForm
          label={t("path")}
          button={t("save")}
          value={path}
          most={400}
          isPrimary
          hasFocus
          submit={async (to) => {
            const { folder } = store.getState().query.filter;
            const isDone = to === path || (await moveFolder(path, to));
            if (!isDone) return false;
            close();
            if (folder !== null && isWithin(folder, path))
              scope({ ...wholeLibrary, folder: to + folder.slice(path.length) });
            return true;
          }}
        />
      </div>
    </Dialog>
  );
}
