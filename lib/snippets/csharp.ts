import {
  endpointOf,
  extensionOf,
  type FieldValue,
  fieldsOf,
  filesOf,
  isEdit,
  literal,
  type SnippetFile,
  type SnippetRequest,
} from "#lib/snippets/snippet-request.ts";

/**
 * For .NET 8 or later with the official `OpenAI` package. Its protocol methods take the API's own words, so that no
 * parameter waits for a new release of the package. Never streamed: the finished picture is the same.
 */
export function csharpSnippet(request: SnippetRequest): string {
  return [
    "using System.ClientModel;",
    "using System.ClientModel.Primitives;",
    "using System.Text.Json;",
    "using OpenAI;",
    "using OpenAI.Images;",
    "",
    ...client(request),
    "",
    ...(isEdit(request) ? edit(request) : generation(request)),
    "",
    "using JsonDocument answer = JsonDocument.Parse(result.GetRawResponse().Content);",
    "int number = 0;",
    `foreach (JsonElement picture in answer.RootElement.GetProperty("data").EnumerateArray())`,
    "{",
    `    byte[] bytes = picture.GetProperty("b64_json").GetBytesFromBase64();`,
    `    await File.WriteAllBytesAsync($"picture-{++number}.${extensionOf(request)}", bytes);`,
    "}",
    "",
  ].join("\n");
}

const sentFields = (request: SnippetRequest) => fieldsOf({ ...request, stream: false });

function client(request: SnippetRequest): string[] {
  const { url, isDefault } = endpointOf(request);
  return [
    "// A retry would be billed again, so there is none.",
    "OpenAIClientOptions options = new()",
    "{",
    ...(isDefault ? [] : [`    Endpoint = new Uri(${literal(url)}),`]),
    "    RetryPolicy = new ClientRetryPolicy(maxRetries: 0),",
    "    NetworkTimeout = TimeSpan.FromMinutes(10),",
    "};",
    `string key = Environment.GetEnvironmentVariable("OPENAI_API_KEY")!;`,
    `ImageClient client = new(${literal(request.model)}, new ApiKeyCredential(key), options);`,
  ];
}

function generation(request: SnippetRequest): string[] {
  return [
    "BinaryData body = BinaryData.FromObjectAsJson(new",
    "{",
    ...sentFields(request).map(([name, value]) => `    ${name} = ${literal(value)},`),
    "});",
    "ClientResult result = await client.GenerateImagesAsync(BinaryContent.Create(body));",
  ];
}

function edit(request: SnippetRequest): string[] {
  const { references, mask } = filesOf(request);
  return [
    "using MultipartFormDataContent form = new();",
    "void AddFile(string field, string name, string mime)",
    "{",
    "    StreamContent content = new(File.OpenRead(name));",
    "    content.Headers.ContentType = new(mime);",
    `    form.Add(content, $"\\"{field}\\"", name);`,
    "}",
    ...references.map((reference) => addFile("image[]", reference)),
    ...(mask ? [addFile("mask", mask)] : []),
    ...sentFields(request).map(addField),
    "",
    "using Stream body = await form.ReadAsStreamAsync();",
    "string contentType = form.Headers.ContentType!.ToString();",
    "ClientResult result = await client.GenerateImageEditsAsync(BinaryContent.Create(body), contentType);",
  ];
}

const addFile = (field: string, { name, mime }: SnippetFile) =>
  `AddFile(${literal(field)}, ${literal(name)}, ${literal(mime)});`;
const addField = ([name, value]: [string, FieldValue]) =>
  `form.Add(new StringContent(${literal(String(value))}), ${literal(`"${name}"`)});`;
