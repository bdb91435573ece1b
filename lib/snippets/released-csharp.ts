import { bodyText, mimeOf, promptAddress, providerCall, safeJson } from "#lib/snippets/released-request.ts";
import type { ReleasedSnippet, ReleasedWay } from "#lib/snippets/released-snippet.ts";
import { literal } from "#lib/snippets/snippet-request.ts";

/** For .NET 8 or later, with nothing but its own library. */
export function csharpReleased(snippet: ReleasedSnippet, way: ReleasedWay): string {
  return [
    "using System.Net.Http.Headers;",
    "using System.Text;",
    "using System.Text.Json;",
    "",
    "using HttpClient http = new() { Timeout = TimeSpan.FromMinutes(10) };",
    "",
    "async Task<JsonElement> Post(string url, string header, string key, HttpContent body)",
    "{",
    "    using HttpRequestMessage request = new(HttpMethod.Post, url) { Content = body };",
    "    request.Headers.TryAddWithoutValidation(header, key);",
    ...(way === "studio"
      ? [
          "    // The same key draws once, however often it is sent.",
          `    request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());`,
        ]
      : []),
    "    using HttpResponseMessage response = await http.SendAsync(request);",
    "    string text = await response.Content.ReadAsStringAsync();",
    "    if (!response.IsSuccessStatusCode) throw new HttpRequestException(text);",
    "    return JsonDocument.Parse(text).RootElement;",
    "}",
    "",
    `HttpContent Json(string text) => new StringContent(text, Encoding.UTF8, "application/json");`,
    `string studioKey = "Bearer " + Environment.GetEnvironmentVariable("PENTIMENTO_KEY");`,
    ...(needsForm(snippet, way) ? fileHelper : []),
    ...(way === "studio" ? studioCall(snippet) : providerLines(snippet)),
    "",
    "int number = 0;",
    `foreach (JsonElement picture in answer.GetProperty("data").EnumerateArray())`,
    "{",
    `    byte[] bytes = picture.GetProperty("b64_json").GetBytesFromBase64();`,
    `    await File.WriteAllBytesAsync($"picture-{++number}.${snippet.extension}", bytes);`,
    "}",
    "",
  ].join("\n");
}

const needsForm = ({ images, operation }: ReleasedSnippet, way: ReleasedWay) =>
  way === "studio" ? Object.keys(images).length > 0 : operation === "edit";

const fileHelper = [
  "using MultipartFormDataContent form = new();",
  "void AddFile(string field, string name, string mime)",
  "{",
  "    StreamContent content = new(File.OpenRead(name));",
  "    content.Headers.ContentType = new MediaTypeHeaderValue(mime);",
  `    form.Add(content, $"\\"{field}\\"", Path.GetFileName(name));`,
  "}",
];

function studioCall(snippet: ReleasedSnippet): string[] {
  const url = literal(promptAddress(snippet, "generate"));
  const files = Object.entries(snippet.images).flatMap(([slot, names]) =>
    names.map((name) => [slot, name] as const),
  );
  if (files.length === 0)
    return [
      `JsonElement answer = await Post(${url}, "Authorization", studioKey, Json(${literal(bodyText(snippet, false))}));`,
    ];
  return [
    `form.Add(new StringContent(${literal(safeJson(snippet.variables))}), "\\"variables\\"");`,
    ...files.map(([slot, name]) => `AddFile(${literal(slot)}, ${literal(name)}, ${literal(mimeOf(name))});`),
    `JsonElement answer = await Post(${url}, "Authorization", studioKey, form);`,
  ];
}

function providerLines(snippet: ReleasedSnippet): string[] {
  const { url, header, keyVariable } = providerCall(snippet);
  const key = `Environment.GetEnvironmentVariable("${keyVariable}")`;
  const secret = header === "Authorization" ? `"Authorization", "Bearer " + ${key}` : `"api-key", ${key}!`;
  return [
    `JsonElement prompt = await Post(${literal(promptAddress(snippet, "render"))}, "Authorization", studioKey,`,
    `    Json(${literal(bodyText(snippet, true))}));`,
    ...(snippet.operation === "edit"
      ? [
          `foreach (JsonProperty field in prompt.GetProperty("request").EnumerateObject())`,
          `    form.Add(new StringContent(field.Value.ToString()), $"\\"{field.Name}\\"");`,
          `foreach (JsonElement image in prompt.GetProperty("images").EnumerateArray())`,
          `    AddFile(image.GetProperty("field").GetString()!, image.GetProperty("picture").GetString()!, "image/png");`,
          `JsonElement answer = await Post(${literal(url)}, ${secret}, form);`,
        ]
      : [
          `JsonElement answer = await Post(${literal(url)}, ${secret}, Json(prompt.GetProperty("request").GetRawText()));`,
        ]),
  ];
}
