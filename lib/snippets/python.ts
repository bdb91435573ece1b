import {
  endpointOf,
  extensionOf,
  type FieldValue,
  fieldsOf,
  filesOf,
  isEdit,
  isStreamed,
  literal,
  type SnippetFile,
  type SnippetRequest,
} from "#lib/snippets/snippet-request.ts";

/** For Python 3.9 or later with the `openai` package. */
export function pythonSnippet(request: SnippetRequest): string {
  const edit = isEdit(request);
  const { url, isDefault } = endpointOf(request);
  const options = [...(isDefault ? [] : [`base_url=${literal(url)}`]), "max_retries=0"];
  return [
    "import base64",
    "",
    "from openai import OpenAI",
    "",
    "# The key comes from OPENAI_API_KEY. A retry would be billed again, so there is none.",
    `client = OpenAI(${options.join(", ")})`,
    "",
    `${isStreamed(request) ? "stream" : "answer"} = client.images.${edit ? "edit" : "generate"}(`,
    ...(edit ? inputs(request) : []),
    ...fieldsOf(request).map((field) => `    ${argument(field, edit)},`),
    ")",
    "",
    ...(isStreamed(request) ? saveStream(request) : saveAnswer(request)),
    "",
  ].join("\n");
}

function argument([name, value]: [string, FieldValue], edit: boolean): string {
  // The API takes it; the package's edit has no argument for it.
  if (edit && name === "moderation") return `extra_body={"moderation": ${literal(value)}}`;
  return `${name}=${value === true ? "True" : literal(value)}`;
}

function inputs(request: SnippetRequest): string[] {
  const { references, mask } = filesOf(request);
  const file = ({ name, mime }: SnippetFile) =>
    `(${literal(name)}, open(${literal(name)}, "rb"), ${literal(mime)}),`;
  return [
    "    image=[",
    ...references.map((reference) => `        ${file(reference)}`),
    "    ],",
    ...(mask ? [`    mask=${file(mask)}`] : []),
  ];
}

function saveAnswer(request: SnippetRequest): string[] {
  return [
    "for number, picture in enumerate(answer.data, start=1):",
    `    with open(f"picture-{number}.${extensionOf(request)}", "wb") as file:`,
    "        file.write(base64.b64decode(picture.b64_json))",
  ];
}

function saveStream(request: SnippetRequest): string[] {
  const extension = extensionOf(request);
  return [
    "for event in stream:",
    `    if event.type.endswith(".partial_image"):`,
    `        name = f"preview-{event.partial_image_index + 1}.${extension}"`,
    "    else:",
    `        name = "picture-1.${extension}"`,
    `    with open(name, "wb") as file:`,
    "        file.write(base64.b64decode(event.b64_json))",
  ];
}
