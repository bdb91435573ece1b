import { bodyText, promptAddress, providerCall, safeJson } from "#lib/snippets/released-request.ts";
import type { ReleasedSnippet, ReleasedWay } from "#lib/snippets/released-snippet.ts";
import { literal } from "#lib/snippets/snippet-request.ts";

/** For Python 3.9 or later, with nothing but its own library. */
export function pythonReleased(snippet: ReleasedSnippet, way: ReleasedWay): string {
  const sendsForm = way === "studio" ? Object.keys(snippet.images).length > 0 : snippet.operation === "edit";
  return [
    "import base64",
    "import json",
    ...(sendsForm ? ["import mimetypes"] : []),
    "import os",
    "import urllib.request",
    ...(sendsForm || way === "studio" ? ["import uuid"] : []),
    "",
    "",
    "def post(url, headers, body):",
    "    request = urllib.request.Request(url, data=body, headers=headers)",
    "    try:",
    "        with urllib.request.urlopen(request, timeout=600) as response:",
    "            return json.load(response)",
    "    except urllib.error.HTTPError as error:",
    `        raise SystemExit(error.read().decode("utf-8", "replace"))`,
    "",
    "",
    ...(sendsForm ? form : []),
    `studio = {"Authorization": "Bearer " + os.environ.get("PENTIMENTO_KEY", "")}`,
    `as_json = {"Content-Type": "application/json"}`,
    ...(way === "studio" ? studioCall(snippet) : providerLines(snippet)),
    "",
    `for number, picture in enumerate(answer["data"], start=1):`,
    `    with open(f"picture-{number}.${snippet.extension}", "wb") as file:`,
    `        file.write(base64.b64decode(picture["b64_json"]))`,
    "",
  ].join("\n");
}

const form = [
  "def form(fields, files):",
  "    boundary = uuid.uuid4().hex",
  "    parts = []",
  "    for name, value in fields.items():",
  `        head = f'--{boundary}\\r\\nContent-Disposition: form-data; name="{name}"\\r\\n\\r\\n'`,
  `        parts += [head.encode(), str(value).encode(), b"\\r\\n"]`,
  "    for name, path in files:",
  `        mime = mimetypes.guess_type(path)[0] or "image/png"`,
  `        head = f'--{boundary}\\r\\nContent-Disposition: form-data; name="{name}"; filename="{os.path.basename(path)}"\\r\\n'`,
  `        parts += [head.encode(), f"Content-Type: {mime}\\r\\n\\r\\n".encode()]`,
  `        with open(path, "rb") as file:`,
  `            parts += [file.read(), b"\\r\\n"]`,
  `    parts.append(f"--{boundary}--\\r\\n".encode())`,
  `    return {"Content-Type": f"multipart/form-data; boundary={boundary}"}, b"".join(parts)`,
  "",
  "",
];

/** JSON read at run time, since Python spells true, false and null otherwise. */
const json = (text: string) => `json.loads(${literal(text)})`;

function studioCall(snippet: ReleasedSnippet): string[] {
  const files = Object.entries(snippet.images).flatMap(([slot, names]) =>
    names.map((name) => [slot, name] as const),
  );
  const url = literal(promptAddress(snippet, "generate"));
  const key = [
    "# The same key draws once, however often it is sent.",
    `once = {"Idempotency-Key": str(uuid.uuid4())}`,
  ];
  if (files.length === 0)
    return [
      ...key,
      `answer = post(${url}, {**studio, **once, **as_json}, ${literal(bodyText(snippet, false))}.encode())`,
    ];
  const pairs = files.map(([slot, name]) => `(${literal(slot)}, ${literal(name)})`);
  return [
    ...key,
    `content_type, body = form({"variables": ${literal(safeJson(snippet.variables))}}, [${pairs.join(", ")}])`,
    `answer = post(${url}, {**studio, **once, **content_type}, body)`,
  ];
}

function providerLines(snippet: ReleasedSnippet): string[] {
  const { url, header, keyVariable } = providerCall(snippet);
  const secret =
    header === "Authorization"
      ? `{"Authorization": "Bearer " + os.environ["${keyVariable}"]}`
      : `{"api-key": os.environ["${keyVariable}"]}`;
  return [
    `values = ${json(bodyText(snippet, true))}`,
    `prompt = post(${literal(promptAddress(snippet, "render"))}, {**studio, **as_json}, json.dumps(values).encode())`,
    `provider = ${secret}`,
    ...(snippet.operation === "edit"
      ? [
          `files = [(image["field"], image["picture"]) for image in prompt["images"]]`,
          `content_type, body = form(prompt["request"], files)`,
          `answer = post(${literal(url)}, {**provider, **content_type}, body)`,
        ]
      : [`answer = post(${literal(url)}, {**provider, **as_json}, json.dumps(prompt["request"]).encode())`]),
  ];
}
