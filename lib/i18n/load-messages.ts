import type { Locale } from "./locale.ts";

/** One file a namespace, in each language: `messages/<locale>/<namespace>.json`. */
export const namespaces = [
  "common",
  "shell",
  "errors",
  "models",
  "playground",
  "code",
  "gallery",
  "viewer",
  "compare",
  "share",
  "storage",
  "editor",
  "template",
  "matrix",
  "library",
  "save",
] as const;
export type Namespace = (typeof namespaces)[number];

/** Messages by namespace, as next-intl takes them. */
export type Messages = Record<string, MessageTree>;
export type MessageTree = { [key: string]: string | MessageTree };

/** Every message of a language. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  const files = await Promise.all(
    namespaces.map(async (namespace) => {
      const file: { default: MessageTree } = await import(`./messages/${locale}/${namespace}.json`);
      return [namespace, file.default] as const;
    }),
  );
  return Object.fromEntries(files);
}
