import type { Namespace } from "#lib/i18n/load-messages.ts";

/** The messages a page needs whose pictures can be opened large. */
export const viewerNamespaces = [
  "common",
  "shell",
  "errors",
  "models",
  "viewer",
  "code",
  "save",
] as const satisfies readonly Namespace[];
