import { azureBase, bodyText, mimeOf, promptAddress, providerCall } from "#lib/snippets/released-request.ts";
import type { ReleasedSnippet, ReleasedWay } from "#lib/snippets/released-snippet.ts";
import { literal } from "#lib/snippets/snippet-request.ts";

/** For Node 20 or later; `provider` with the `openai` package. */
export function typescriptReleased(snippet: ReleasedSnippet, way: ReleasedWay): string {
  return [
    ...(way === "studio" ? studioCall(snippet) : providerCallLines(snippet)),
    "",
    ...save(snippet),
  ].join("\n");
}

const studioHeaders = 'authorization: `Bearer ${process.env.PENTIMENTO_KEY ?? ""}`';

function studioCall(snippet: ReleasedSnippet): string[] {
  const files = Object.entries(snippet.images).flatMap(([slot, names]) =>
    names.map((name) => ({ slot, name })),
  );
  const withFiles = files.length > 0;
  return [
    `import { ${withFiles ? "readFile, " : ""}writeFile } from "node:fs/promises";`,
    "",
    ...(withFiles
      ? [
          "const form = new FormData();",
          `form.set("variables", JSON.stringify(${bodyText({ ...snippet }, false)}.variables));`,
          ...files.map(
            ({ slot, name }) =>
              `form.append(${literal(slot)}, new Blob([await readFile(${literal(name)})], { type: ${literal(mimeOf(name))} }), ${literal(name)});`,
          ),
          "",
        ]
      : []),
    `const response = await fetch(${literal(promptAddress(snippet, "generate"))}, {`,
    `  method: "POST",`,
    "  // The same key draws once, however often it is sent.",
    "  headers: {",
    ...(withFiles ? [] : [`    "content-type": "application/json",`]),
    `    ${studioHeaders},`,
    `    "idempotency-key": crypto.randomUUID(),`,
    "  },",
    withFiles ? "  body: form," : `  body: JSON.stringify(${bodyText(snippet, false)}),`,
    "});",
    "const answer = await response.json();",
    "if (!response.ok) throw new Error(answer.error.message);",
  ];
}

function providerCallLines(snippet: ReleasedSnippet): string[] {
  const edit = snippet.operation === "edit";
  return [
    ...(edit ? [`import { createReadStream } from "node:fs";`] : []),
    `import { writeFile } from "node:fs/promises";`,
    `import OpenAI${edit ? ", { toFile }" : ""} from "openai";`,
    "",
    `const response = await fetch(${literal(promptAddress(snippet, "render"))}, {`,
    `  method: "POST",`,
    `  headers: { "content-type": "application/json", ${studioHeaders} },`,
    `  body: JSON.stringify(${bodyText(snippet, true)}),`,
    "});",
    "const prompt = await response.json();",
    "if (!response.ok) throw new Error(prompt.error.message);",
    "",
    "// A retry would be billed again, so there is none.",
    ...client(snippet),
    ...(edit
      ? [
          'const type = (name: string) => (/\\.jpe?g$/i.test(name) ? "image/jpeg" : /\\.webp$/i.test(name) ? "image/webp" : "image/png");',
          "const file = (name: string) => toFile(createReadStream(name), name, { type: type(name) });",
          "const named = (field: string): string[] =>",
          "  prompt.images.flatMap((image: { field: string; picture: string }) => (image.field === field ? [image.picture] : []));",
          `const [mask] = named("mask");`,
          "const answer = await client.images.edit({",
          "  ...prompt.request,",
          `  image: await Promise.all(named("image[]").map(file)),`,
          "  ...(mask && { mask: await file(mask) }),",
          "});",
        ]
      : ["const answer = await client.images.generate(prompt.request);"]),
  ];
}

function client(snippet: ReleasedSnippet): string[] {
  const { provider } = snippet;
  if (provider.kind === "openai") {
    const official = provider.baseUrl.replace(/\/+$/, "") === "https://api.openai.com/v1";
    return [
      `const client = new OpenAI({ ${official ? "" : `baseURL: ${literal(provider.baseUrl)}, `}maxRetries: 0 });`,
    ];
  }
  const key = "process.env.AZURE_OPENAI_API_KEY";
  if (provider.kind === "azure-v1")
    return [
      "const client = new OpenAI({",
      `  baseURL: ${literal(azureBase(provider))},`,
      `  apiKey: ${key} ?? "",`,
      "  maxRetries: 0,",
      "});",
    ];
  const { url } = providerCall(snippet);
  return [
    "const client = new OpenAI({",
    `  baseURL: ${literal(url.replace(/\/images\/.*$/, ""))},`,
    `  defaultQuery: { "api-version": ${literal(provider.apiVersion)} },`,
    `  defaultHeaders: { "api-key": ${key} ?? "" },`,
    `  apiKey: ${key} ?? "",`,
    "  maxRetries: 0,",
    "});",
  ];
}

function save({ extension }: ReleasedSnippet): string[] {
  return [
    "for (const [index, picture] of (answer.data ?? []).entries()) {",
    `  await writeFile(\`picture-\${index + 1}.${extension}\`, Buffer.from(picture.b64_json ?? "", "base64"));`,
    "}",
    "",
  ];
}
