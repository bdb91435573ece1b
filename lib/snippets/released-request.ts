import type { ProviderForm, ReleasedSnippet } from "#lib/snippets/released-snippet.ts";
import { literal } from "#lib/snippets/snippet-request.ts";

const trimmed = (url: string) => url.replace(/\/+$/, "");

/** The address of an action of the prompt. */
export function promptAddress(
  { studioUrl, environment, slug }: ReleasedSnippet,
  action: "render" | "generate",
): string {
  const path = `environments/${environment}/prompts/${encodeURIComponent(slug)}:${action}`;
  return `${trimmed(studioUrl)}/api/v1/${path}`;
}

/** Where the provider takes this operation, and how it is told the key. */
export function providerCall({ provider, model, operation }: ReleasedSnippet): {
  url: string;
  header: "Authorization" | "api-key";
  keyVariable: "OPENAI_API_KEY" | "AZURE_OPENAI_API_KEY";
} {
  const path = operation === "edit" ? "images/edits" : "images/generations";
  switch (provider.kind) {
    case "openai":
      return {
        url: `${trimmed(provider.baseUrl)}/${path}`,
        header: "Authorization",
        keyVariable: "OPENAI_API_KEY",
      };
    case "azure-v1":
      return {
        url: `${azureBase(provider)}/${path}`,
        header: "api-key",
        keyVariable: "AZURE_OPENAI_API_KEY",
      };
    case "azure-classic": {
      const deployment = `openai/deployments/${encodeURIComponent(model)}`;
      const url = `${trimmed(provider.endpoint)}/${deployment}/${path}?api-version=${provider.apiVersion}`;
      return { url, header: "api-key", keyVariable: "AZURE_OPENAI_API_KEY" };
    }
  }
}

/** The base URL OpenAI's own clients take for Azure's newer form. */
export const azureBase = ({ endpoint }: Extract<ProviderForm, { endpoint: string }>): string =>
  `${trimmed(endpoint)}/openai/v1`;

/** The body of `:render`, as the text of JSON that is also a literal of TypeScript; `files` false leaves pictures out. */
export function bodyText({ variables, images }: ReleasedSnippet, files: boolean): string {
  const body = { variables, ...(files && Object.keys(images).length > 0 && { images }) };
  return safeJson(body);
}

/** JSON in which no character hides what it says. */
export const safeJson = (value: unknown): string => {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return literal(value);
  if (Array.isArray(value)) return `[${value.map(safeJson).join(", ")}]`;
  if (typeof value !== "object" || value === null) return "null";
  const entries = Object.entries(value).map(([name, inner]) => `${literal(name)}: ${safeJson(inner)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
};

export const mimeOf = (name: string): string =>
  /\.jpe?g$/i.test(name) ? "image/jpeg" : /\.webp$/i.test(name) ? "image/webp" : "image/png";
