"use client";

import { useTranslations } from "next-intl";
import { useState, useSyncExternalStore } from "react";
import { Kbd } from "#components/ui/kbd.tsx";
import { Sheet } from "#components/ui/sheet.tsx";
import { Switch } from "#components/ui/switch.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { commandRegistry } from "./command-registry.ts";
import { matchCommands } from "./match-command.ts";
import { singleKeys } from "./single-keys.ts";

/** All shortcuts that work on this screen, searchable, and the switch that turns single keys off. */
export function ShortcutSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTranslations("shell.help");
  return (
    <Sheet open={open} onClose={onClose} title={t("title")}>
      <ShortcutList />
      <SingleKeySwitch />
    </Sheet>
  );
}

function ShortcutList() {
  const t = useTranslations("shell.help");
  const all = useSyncExternalStore(commandRegistry.subscribe, commandRegistry.now, commandRegistry.now);
  const [search, setSearch] = useState("");
  const matches = matchCommands(
    all.filter((command) => command.keys),
    search,
  );
  return (
    <>
      <TextInput
        type="search"
        data-autofocus
        aria-label={t("search")}
        placeholder={t("search")}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      {matches.length === 0 && <p className="py-6 text-center text-muted">{t("none", { query: search })}</p>}
      {[...Map.groupBy(matches, ({ group }) => group)].map(([group, commands]) => (
        <section key={group}>
          <h3 className="mt-4 mb-1 text-muted text-sm">{group}</h3>
          <dl>
            {commands.map(({ id, label, keys = "" }) => (
              <div
                key={id}
                className="flex min-h-9 items-center justify-between gap-4 border-line border-b last:border-b-0"
              >
                <dt>{label}</dt>
                <dd>
                  <Kbd keys={keys} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}

function SingleKeySwitch() {
  const t = useTranslations("shell.help");
  const on = useSyncExternalStore(singleKeys.subscribe, singleKeys.now, () => true);
  return (
    <Switch
      label={t("singleKeys")}
      hint={t("singleKeysHint")}
      checked={on}
      onChange={singleKeys.set}
      className="mt-6 border-line border-t pt-4"
    />
  );
}
