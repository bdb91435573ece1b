import type { ReleasedPrompt } from "#lib/releases/view.ts";

/** What is known of a prompt. `at`: when the studio last confirmed it, in milliseconds. */
export type Entry = {
  released: ReleasedPrompt;
  etag: string | null;
  at: number;
  /** Where it was taken from when it came into memory. */
  from: "network" | "disk" | "bundled";
};

/** What the studio said of a prompt it took back: nothing older may be served. */
export type Withdrawn = { withdrawn: true; at: number };

export type Known = Entry | Withdrawn;

export const isWithdrawn = (known: Known): known is Withdrawn => "withdrawn" in known;

/** Whether this is a released prompt as far as the runtime relies on it: it may come from a disk or a wrong server. */
export function isReleased(value: unknown, slug: string | null): value is ReleasedPrompt {
  const released = value as Partial<ReleasedPrompt> | null;
  return (
    typeof released === "object" &&
    released !== null &&
    typeof released.slug === "string" &&
    (slug === null || released.slug === slug) &&
    typeof released.version === "number" &&
    typeof released.digest === "string" &&
    typeof released.release?.id === "string" &&
    typeof released.deployment?.model === "string" &&
    typeof released.content?.body === "string" &&
    Array.isArray(released.content.variables) &&
    Array.isArray(released.content.slots) &&
    typeof released.content.parameters === "object" &&
    Array.isArray(released.fragments)
  );
}
