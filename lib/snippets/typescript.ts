import {
  endpointOf,
  extensionOf,
  fieldsOf,
  filesOf,
  isEdit,
  isStreamed,
  literal,
  type SnippetFile,
  type SnippetRequest,
} from "#lib/snippets/snippet-request.ts";

/** For Node with the `openai` package. */
export function typescriptSnippet(request: SnippetRequest): string {
  const edit = isEdit(request);
  const { url, isDefault } = endpointOf(request);
  const options = [...(isDefault ? [] : [`baseURL: ${literal(url)}`]), "maxRetries: 0"];
  return [
    ...(edit ? [`import { createReadStream } from "node:fs";`] : []),
    `import { writeFile } from "node:fs/promises";`,
    `import OpenAI${edit ? ", { toFile }" : ""} from "openai";`,
    "",
    "// The key comes from OPENAI_API_KEY. A retry would be billed again, so there is none.",
    `const client = new OpenAI({ ${options.join(", ")} });`,
    "",
    `const ${isStreamed(request) ? "stream" : "answer"} = await client.images.${edit ? "edit" : "generate"}({`,
    ...(edit ? inputs(request) : []),
    ...fieldsOf(request).map((field) => `  ${property(field, edit)},`),
    "});",
    "",
    ...(isStreamed(request) ? saveStream(request) : saveAnswer(request)),
    "",
  ].join("\n");
}

function property([name, value]: [string, string | number | boolean], edit: boolean): string {
  const text = `${name}: ${literal(value)}`;
  // The API takes it; the type of an edit does not have it, and a spread is not held against the type.
  return edit && name === "moderation" ? `...{ ${text} }` : text;
}

function inputs(request: SnippetRequest): string[] {
  const { references, mask } = filesOf(request);
  const file = ({ name, mime }: SnippetFile) =>
    `await toFile(createReadStream(${literal(name)}), ${literal(name)}, { type: ${literal(mime)} }),`;
  return [
    "  image: [",
    ...references.map((reference) => `    ${file(reference)}`),
    "  ],",
    ...(mask ? [`  mask: ${file(mask)}`] : []),
  ];
}

function saveAnswer(request: SnippetRequest): string[] {
  return [
    "for (const [index, picture] of (answer.data ?? []).entries()) {",
    `  await writeFile(\`picture-\${index + 1}.${extensionOf(request)}\`, Buffer.from(picture.b64_json ?? "", "base64"));`,
    "}",
  ];
}

function saveStream(request: SnippetRequest): string[] {
  const kind = isEdit(request) ? "image_edit" : "image_generation";
  const extension = extensionOf(request);
  return [
    "for await (const event of stream) {",
    `  const bytes = Buffer.from(event.b64_json, "base64");`,
    `  if (event.type === "${kind}.partial_image") {`,
    `    await writeFile(\`preview-\${event.partial_image_index + 1}.${extension}\`, bytes);`,
    "  } else {",
    `    await writeFile("picture-1.${extension}", bytes);`,
    "  }",
    "}",
  ];
}
