"use client";

import { X } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { NameForm } from "#components/ui/name-form.tsx";

type TagDialogProps = {
  words: {
    title: string;
    label: string;
    add: string;
    current: string;
    known: string;
    done: string;
    remove: (name: string) => string;
  };
  /** On some of what is selected. */
  current: readonly string[];
  /** Everywhere. */
  known: readonly string[];
  longest: number;
  tag: (name: string) => Promise<boolean>;
  untag: (name: string) => unknown;
  close: () => void;
};

/** Most known tags that are offered at once. */
const mostOffered = 40;

/** Tags of what is selected: put on and taken off, each at once. */
export function TagDialog({ words, current, known, longest, tag, untag, close }: TagDialogProps) {
  const others = known.filter((name) => !current.includes(name));
  return (
    <Dialog open onClose={close} title={words.title} footer={<Button onClick={close}>{words.done}</Button>}>
      <NameForm
        label={words.label}
        button={words.add}
        most={longest}
        known={others}
        isPrimary
        hasFocus
        submit={(name) => tag(name)}
      />
      {current.length > 0 && (
        <section aria-label={words.current} className="mt-4">
          <h3 className="mb-1 font-normal text-muted text-sm">{words.current}</h3>
          <ul className="flex flex-wrap gap-1.5">
            {current.map((name) => (
              <li key={name}>
                <Button
                  aria-label={words.remove(name)}
                  onClick={() => void untag(name)}
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
        <section aria-label={words.known} className="mt-4">
          <h3 className="mb-1 font-normal text-muted text-sm">{words.known}</h3>
          <ul className="flex max-h-40 flex-wrap gap-1.5 overflow-y-auto">
            {others.slice(0, mostOffered).map((name) => (
              <li key={name}>
                <Button onClick={() => void tag(name)}>{name}</Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Dialog>
  );
}
