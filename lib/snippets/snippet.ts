import { csharpSnippet } from "#lib/snippets/csharp.ts";
import { curlSnippet } from "#lib/snippets/curl.ts";
import { pythonSnippet } from "#lib/snippets/python.ts";
import type { SnippetRequest } from "#lib/snippets/snippet-request.ts";
import { typescriptSnippet } from "#lib/snippets/typescript.ts";

/** In the order tabs show them. */
export const snippetLanguages = ["curl", "typescript", "python", "csharp"] as const;
export type SnippetLanguage = (typeof snippetLanguages)[number];

const writers: Readonly<Record<SnippetLanguage, (request: SnippetRequest) => string>> = {
  curl: curlSnippet,
  typescript: typescriptSnippet,
  python: pythonSnippet,
  csharp: csharpSnippet,
};

/** Code that makes this request and saves the pictures. The key is only ever the variable OPENAI_API_KEY. */
export function snippetFor(language: SnippetLanguage, request: SnippetRequest): string {
  return writers[language](request);
}
