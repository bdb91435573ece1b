import type { Operation } from "#lib/images/parameters.ts";
import { csharpReleased } from "#lib/snippets/released-csharp.ts";
import { curlReleased } from "#lib/snippets/released-curl.ts";
import { pythonReleased } from "#lib/snippets/released-python.ts";
import { typescriptReleased } from "#lib/snippets/released-typescript.ts";
import type { SlotImages, VariableValues } from "#lib/template/content.ts";

/** How a provider is called: the Images API as OpenAI has it, Azure's newer form of it, or Azure's classic paths. */
export type ProviderForm =
  | { kind: "openai"; baseUrl: string }
  | { kind: "azure-v1"; endpoint: string }
  | { kind: "azure-classic"; endpoint: string; apiVersion: string };

/** A released prompt as somebody wants it in their own code. */
export type ReleasedSnippet = {
  /** The studio's address. */
  studioUrl: string;
  environment: string;
  slug: string;
  operation: Operation;
  /** The release's deployment: Azure's classic paths hold its name. */
  model: string;
  /** Examples of what is filled in. */
  variables: VariableValues;
  /** File names by slot. */
  images: SlotImages;
  /** Extension of the pictures that come back. */
  extension: string;
  provider: ProviderForm;
};

/**
 * studio: the studio fills in and calls the provider. provider: the studio fills in, your own key calls the provider.
 */
export type ReleasedWay = "studio" | "provider";

/** In the order tabs show them. */
export const releasedLanguages = ["curl", "typescript", "python", "csharp"] as const;
export type ReleasedLanguage = (typeof releasedLanguages)[number];

const writers: Readonly<Record<ReleasedLanguage, (snippet: ReleasedSnippet, way: ReleasedWay) => string>> = {
  curl: curlReleased,
  typescript: typescriptReleased,
  python: pythonReleased,
  csharp: csharpReleased,
};

/**
 * Code that draws with whatever is released when it runs, and saves the pictures. Keys are only ever variables:
 * PENTIMENTO_KEY for the studio, where it asks for one, OPENAI_API_KEY or AZURE_OPENAI_API_KEY for the provider.
 */
export function releasedSnippet(
  language: ReleasedLanguage,
  way: ReleasedWay,
  snippet: ReleasedSnippet,
): string {
  return writers[language](snippet, way);
}
