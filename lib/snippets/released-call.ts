import type { EnvironmentKey } from "#lib/library/view.ts";
import type { VariableValues } from "#lib/template/content.ts";

/** Ways to ask for a released prompt, in the order tabs show them. */
export const callLanguages = ["curl", "typescript", "python", "csharp", "azure"] as const;
export type CallLanguage = (typeof callLanguages)[number];

/** A call of what is released under a name. `pictures`: a file for every slot that is filled. */
export type ReleasedCall = {
  studioUrl: string;
  environment: EnvironmentKey;
  slug: string;
  variables: VariableValues;
  pictures: readonly { slot: string; role: "base" | "reference" | "mask"; file: string }[];
  /** Of the pictures that come: `png`, `jpeg` or `webp`. */
  format: string;
};

/** Code that has the released prompt drawn and saves the pictures. Keys are only ever variables of the environment. */
export function releasedCall(language: CallLanguage, call: ReleasedCall): string {
  const write = { curl, typescript, python, csharp, azure }[language];
  return `${write(call).join("\n")}\n`;
}

const pathOf = ({ environment, slug }: ReleasedCall, deed: "generate" | "render") =>
  `/api/v1/environments/${environment}/prompts/${encodeURIComponent(slug)}:${deed}`;
const body = ({ variables }: ReleasedCall) => JSON.stringify({ variables }, null, 2);
/** As a string in double quotes that TypeScript, Python and C# all read alike. */
const quoted = (text: string) =>
  JSON.stringify(text).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
const shell = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

function curl(call: ReleasedCall): string[] {
  const data =
    call.pictures.length > 0
      ? [
          `  --form-string ${shell(`variables=${JSON.stringify(call.variables)}`)}`,
          ...call.pictures.map(({ slot, file }) => `  -F ${shell(`${slot}=@"${file}"`)}`),
        ]
      : ["  -H 'Content-Type: application/json'", `  -d ${shell(body(call))}`];
  return [
    `curl -sS --fail-with-body "\${PENTIMENTO_URL:-${call.studioUrl}}${pathOf(call, "generate")}" \\`,
    `  -H "Authorization: Bearer \${PENTIMENTO_KEY:-}" \\`,
    `${data.join(" \\\n")} \\`,
    "  > answer.json",
    "number=0",
    "for picture in $(jq -r '.data[].b64_json' answer.json); do",
    "  number=$((number + 1))",
    `  printf %s "$picture" | base64 -d > "picture-$number.${call.format}"`,
    "done",
  ];
}

const scriptHead = (call: ReleasedCall, deed: "generate" | "render") => [
  `const studio = process.env.PENTIMENTO_URL ?? ${quoted(call.studioUrl)};`,
  `const authorization = \`Bearer \${process.env.PENTIMENTO_KEY ?? ""}\`;`,
  `const path = ${quoted(pathOf(call, deed))};`,
];

function typescript(call: ReleasedCall): string[] {
  const hasPictures = call.pictures.length > 0;
  return [
    `import { ${hasPictures ? "readFile, " : ""}writeFile } from "node:fs/promises";`,
    "",
    ...scriptHead(call, "generate"),
    `const variables = ${JSON.stringify(call.variables, null, 2)};`,
    ...(hasPictures
      ? [
          "const form = new FormData();",
          `form.set("variables", JSON.stringify(variables));`,
          ...call.pictures.map(
            ({ slot, file }) =>
              `form.append(${quoted(slot)}, new Blob([await readFile(${quoted(file)})]), ${quoted(file)});`,
          ),
          `const answer = await fetch(studio + path, { method: "POST", headers: { authorization }, body: form });`,
        ]
      : [
          "const answer = await fetch(studio + path, {",
          `  method: "POST",`,
          `  headers: { authorization, "content-type": "application/json" },`,
          "  body: JSON.stringify({ variables }),",
          "});",
        ]),
    "if (!answer.ok) throw new Error(await answer.text());",
    "const { data } = await answer.json();",
    "for (const [index, { b64_json }] of data.entries())",
    `  await writeFile(\`picture-\${index + 1}.${call.format}\`, Buffer.from(b64_json, "base64"));`,
  ];
}

function python(call: ReleasedCall): string[] {
  const given = `json.loads(${quoted(JSON.stringify(call.variables))})`;
  const files = call.pictures
    .map(({ slot, file }) => `(${quoted(slot)}, open(${quoted(file)}, "rb"))`)
    .join(", ");
  return [
    "import base64, json, os",
    "import requests",
    "",
    `studio = os.environ.get("PENTIMENTO_URL", ${quoted(call.studioUrl)})`,
    `headers = {"Authorization": "Bearer " + os.environ.get("PENTIMENTO_KEY", "")}`,
    `variables = ${given}`,
    "answer = requests.post(",
    `    studio + ${quoted(pathOf(call, "generate"))},`,
    "    headers=headers,",
    ...(call.pictures.length > 0
      ? [`    data={"variables": json.dumps(variables)},`, `    files=[${files}],`]
      : [`    json={"variables": variables},`]),
    ")",
    "answer.raise_for_status()",
    `for number, picture in enumerate(answer.json()["data"], 1):`,
    `    with open(f"picture-{number}.${call.format}", "wb") as file:`,
    `        file.write(base64.b64decode(picture["b64_json"]))`,
  ];
}

function csharp(call: ReleasedCall): string[] {
  const variables = quoted(JSON.stringify(call.variables));
  return [
    "using System.Net.Http.Headers;",
    "using System.Text;",
    "using System.Text.Json;",
    "",
    `var studio = Environment.GetEnvironmentVariable("PENTIMENTO_URL") ?? ${quoted(call.studioUrl)};`,
    `var key = Environment.GetEnvironmentVariable("PENTIMENTO_KEY") ?? "";`,
    "using var client = new HttpClient { Timeout = TimeSpan.FromMinutes(5) };",
    `client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);`,
    `var variables = ${variables};`,
    ...(call.pictures.length > 0
      ? [
          `using var content = new MultipartFormDataContent { { new StringContent(variables), "variables" } };`,
          ...call.pictures.map(
            ({ slot, file }) =>
              `content.Add(new ByteArrayContent(File.ReadAllBytes(${quoted(file)})), ${quoted(slot)}, ${quoted(file)});`,
          ),
        ]
      : [
          `var body = "{\\"variables\\":" + variables + "}";`,
          `using var content = new StringContent(body, Encoding.UTF8, "application/json");`,
        ]),
    `using var answer = await client.PostAsync(studio + ${quoted(pathOf(call, "generate"))}, content);`,
    "answer.EnsureSuccessStatusCode();",
    "using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());",
    "var number = 0;",
    `foreach (var picture in json.RootElement.GetProperty("data").EnumerateArray())`,
    `    File.WriteAllBytes($"picture-{++number}.${call.format}", picture.GetProperty("b64_json").GetBytesFromBase64());`,
  ];
}

/** The studio renders, the program's own key calls Azure. */
function azure(call: ReleasedCall): string[] {
  const isEdit = call.pictures.some(({ role }) => role !== "mask");
  const order = { base: 0, reference: 1, mask: 2 };
  const pictures = [...call.pictures].sort((one, other) => order[one.role] - order[other.role]);
  const streams = pictures
    .filter(({ role }) => role !== "mask")
    .map(({ file }) => `createReadStream(${quoted(file)})`)
    .join(", ");
  const mask = pictures.find(({ role }) => role === "mask");
  const images = Object.fromEntries(pictures.map(({ slot, file }) => [slot, [file]]));
  return [
    ...(isEdit ? [`import { createReadStream } from "node:fs";`] : []),
    `import { writeFile } from "node:fs/promises";`,
    `import OpenAI from "openai";`,
    "",
    ...scriptHead(call, "render"),
    "const rendered = await fetch(studio + path, {",
    `  method: "POST",`,
    `  headers: { authorization, "content-type": "application/json" },`,
    `  body: JSON.stringify(${JSON.stringify({ variables: call.variables, ...(isEdit && { images }) })}),`,
    "});",
    "if (!rendered.ok) throw new Error(await rendered.text());",
    "const { request } = await rendered.json();",
    "// A retry would be billed again, so there is none.",
    "const client = new OpenAI({",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a template string of the code that is written.
    "  baseURL: `${process.env.AZURE_OPENAI_ENDPOINT}/openai/v1/`,",
    "  apiKey: process.env.AZURE_OPENAI_API_KEY,",
    "  maxRetries: 0,",
    "});",
    isEdit
      ? `const answer = await client.images.edit({ ...request, image: [${streams}]${mask ? `, mask: createReadStream(${quoted(mask.file)})` : ""} });`
      : "const answer = await client.images.generate(request);",
    "for (const [index, { b64_json }] of (answer.data ?? []).entries())",
    `  await writeFile(\`picture-\${index + 1}.${call.format}\`, Buffer.from(b64_json ?? "", "base64"));`,
  ];
}
