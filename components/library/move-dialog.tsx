"use client";

import { Folder, FolderMinus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useLibrary } from "#components/library/library-context.tsx";
import { countPicked, type Picked } from "#components/library/picked.ts";
import { useDeeds } from "#components/library/use-deeds.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { NameForm } from "#components/ui/name-form.tsx";

/** Puts the selected templates into a folder there is, or into a new one. */
export function MoveDialog({ picked, close }: { picked: Picked; close: () => void }) {
  const t = useTranslations("library.move");
  const folders = useLibrary(({ facets }) => facets.folders);
  const deeds = useDeeds();
  const move = (folder: string) => {
    close();
    void deeds.move(picked, folder);
  };
  return (
    <Dialog open onClose={close} title={t("title", { count: countPicked(picked) })}>
      <NameForm
        label={t("label")}
        button={t("move")}
        most={400}
        known={folders.map(({ path }) => path)}
        isPrimary
        hasFocus
        submit={async (folder) => {
          move(folder);
          return true;
        }}
      />
      <p className="mt-1 text-muted text-sm">{t("hint")}</p>
      <ul aria-label={t("known")} className="mt-3 max-h-72 overflow-y-auto">
        {folders.map(({ path, count }) => (
          <li key={path}>
            <Line picture={<Folder aria-hidden="true" className="size-4 shrink-0" />} run={() => move(path)}>
              <span className="min-w-0 flex-1 truncate text-start">{path}</span>
              <span className="tabular text-muted text-sm">{count}</span>
            </Line>
          </li>
        ))}
        <li>
          <Line picture={<FolderMinus aria-hidden="true" className="size-4 shrink-0" />} run={() => move("")}>
            <span className="min-w-0 flex-1 truncate text-start">{t("none")}</span>
          </Line>
        </li>
      </ul>
    </Dialog>
  );
}

type LineProps = { picture: React.ReactNode; run: () => void; children: React.ReactNode };

function Line({ picture, run, children }: LineProps) {
  return (
    <Button variant="ghost" icon={picture} onClick={run} className="w-full justify-start!">
      {children}
    </Button>
  );
}
