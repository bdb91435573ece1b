"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useLibrary } from "#components/library/library-context.tsx";
import { countPicked, isPicked, type Picked } from "#components/library/picked.ts";
import { useDeeds } from "#components/library/use-deeds.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { NameForm } from "#components/ui/name-form.tsx";
import { maxTagLength } from "#lib/gallery/view.ts";

/** Tags of the selected templates: put on and taken off, each at once. */
export function TagDialog({ picked, close }: { picked: Picked; close: () => void }) {
  const t = useTranslations("library.tags");
  const tags = useLibrary(({ facets }) => facets.tags);
  const cards = useLibrary(({ shelf }) => shelf.cards);
  const deeds = useDeeds();
  const meant = [...cards.values()].filter(({ id }) => isPicked(picked, id));
  const current = [...new Set(meant.flatMap((card) => card.tags))].sort();
  const others = tags.map(({ value }) => value).filter((name) => !current.includes(name));
  return (
    <Dialog
      open
      onClose={close}
      title={t("title", { count: countPicked(picked) })}
      footer={<Button onClick={close}>{t("done")}</Button>}
    >
      <NameForm
        label={t("label")}
        button={t("add")}
        most={maxTagLength}
        known={others}
        isPrimary
        hasFocus
        submit={(name) => deeds.tag(picked, name)}
      />
      {current.length > 0 && (
        <section aria-label={t("current")} className="mt-4">
          <h3 className="mb-1 font-normal text-muted text-sm">{t("current")}</h3>
          <ul className="flex flex-wrap gap-1.5">
            {current.map((name) => (
              <li key={name}>
                <Button
                  aria-label={t("remove", { name })}
                  onClick={() => void deeds.untag(picked, name)}
                  className="bg-accent-soft! text-accent-ink!"
                >
                  {name}
                  <X aria-hidden="true" className="size-3.5" />
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {others.length > 0 && (
        <section aria-label={t("known")} className="mt-4">
          <h3 className="mb-1 font-normal text-muted text-sm">{t("known")}</h3>
          <ul className="flex max-h-40 flex-wrap gap-1.5 overflow-y-auto">
            {others.slice(0, 40).map((name) => (
              <li key={name}>
                <Button onClick={() => void deeds.tag(picked, name)}>{name}</Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Dialog>
  );
}
