"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { attempt } from "#components/playground/reach.ts";
import { Button } from "#components/ui/button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { toast } from "#components/ui/toast.ts";
import { useViewerParts } from "#components/viewer/viewer-context.tsx";
import { errorText } from "#lib/i18n/error-text.ts";
import type { Outcome } from "#lib/studio/outcome.ts";

type Named = { id: string; name: string };

/** All collections, those it stands in ticked, and a field for a new one. */
export function CollectionList({ all, chosen }: { all: readonly Named[]; chosen: readonly Named[] }) {
  const t = useTranslations("viewer.collections");
  const { deed, create } = useCollecting();
  const [name, setName] = useState("");
  const ids = new Set(chosen.map(({ id }) => id));
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) void create(name.trim());
    setName("");
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys mean the list here, not the picture.
    <div
      onKeyDown={(event) => event.key !== "Escape" && event.stopPropagation()}
      className="flex w-64 flex-col gap-2"
    >
      <ul className="max-h-56 overflow-y-auto">
        {all.map(({ id, name: label }) => (
          <li key={id}>
            <label className="flex min-h-control items-center gap-2 rounded-control px-1 hover:bg-control">
              <input type="checkbox" checked={ids.has(id)} onChange={() => void deed(id, !ids.has(id))} />
              <span className="min-w-0 truncate">{label}</span>
            </label>
          </li>
        ))}
      </ul>
      <form onSubmit={add} className="flex gap-1">
        <TextInput
          value={name}
          maxLength={80}
          aria-label={t("new")}
          placeholder={t("new")}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit">{t("create")}</Button>
      </form>
    </div>
  );
}

function useCollecting() {
  const t = useTranslations("viewer");
  const errors = useTranslations("errors");
  const { host, store, item } = useViewerParts();
  const imageId = item.image.id;
  const told = (outcome: Outcome<unknown> | "unreachable"): boolean => {
    if (outcome !== "unreachable" && outcome.ok) return true;
    const { title, next } =
      outcome === "unreachable"
        ? { title: t("unreachable.what"), next: t("unreachable.next") }
        : errorText(errors, outcome.error);
    toast({ title, text: next, tone: "danger" });
    return false;
  };
  const deed = async (collectionId: string, isIn: boolean) => {
    const kind = isIn ? ("collect" as const) : ("uncollect" as const);
    const selection = { kind: "ids" as const, imageIds: [imageId] };
    told(await attempt(() => host.actions.changeSelected({ selection, deed: { kind, collectionId } })));
    await store.getState().load(imageId, { again: true });
  };
  const create = async (name: string) => {
    const outcome = await attempt(() => host.actions.createCollection({ name }));
    if (told(outcome) && outcome !== "unreachable" && outcome.ok) await deed(outcome.value.id, true);
  };
  return { deed, create };
}
