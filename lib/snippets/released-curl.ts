import { bodyText, mimeOf, promptAddress, providerCall, safeJson } from "#lib/snippets/released-request.ts";
import type { ReleasedSnippet, ReleasedWay } from "#lib/snippets/released-snippet.ts";

/** For bash and zsh with curl, jq and base64. */
export function curlReleased(snippet: ReleasedSnippet, way: ReleasedWay): string {
  const lines = way === "studio" ? studioCall(snippet) : providerLines(snippet);
  return [
    // What an earlier call left must not pass for this one's answer where nobody answers.
    `rm -f answer.json${way === "studio" ? "" : " prompt.json"}`,
    ...lines,
    "jq -r '.error.message // empty' answer.json >&2",
    "for index in $(jq -r '.data // [] | keys[]' answer.json); do",
    `  jq -r ".data[$index].b64_json" answer.json | base64 --decode > "picture-$((index + 1)).${snippet.extension}"`,
    "done",
    "",
  ].join("\n");
}

const studioKey = `-H "Authorization: Bearer \${PENTIMENTO_KEY-}"`;

/** The same key draws once, however often it is sent. */
function studioCall(snippet: ReleasedSnippet): string[] {
  const call = [
    `curl -sS --max-time 600 ${quoted(promptAddress(snippet, "generate"))}`,
    studioKey,
    `-H "Idempotency-Key: $(uuidgen 2> /dev/null || date +%s-%N)"`,
  ];
  const files = Object.entries(snippet.images);
  if (files.length === 0) return withBody([...call, "--output answer.json"], bodyText(snippet, false));
  const parts = files.flatMap(([slot, names]) => names.map((name) => file(slot, name)));
  const fields = `--form-string ${quoted(`variables=${safeJson(snippet.variables)}`)}`;
  return [[...call, fields, ...parts, "--output answer.json"].join(" \\\n  ")];
}

function providerLines(snippet: ReleasedSnippet): string[] {
  const render = [`curl -sS ${quoted(promptAddress(snippet, "render"))}`, studioKey];
  const { url, header, keyVariable } = providerCall(snippet);
  const secret =
    header === "Authorization" ? `"Authorization: Bearer $${keyVariable}"` : `"api-key: $${keyVariable}"`;
  const send = `curl -sS --max-time 600 ${quoted(url)} -H ${secret}`;
  return [
    ...withBody([...render, "--output prompt.json"], bodyText(snippet, true)),
    "jq -r '.error.problems[]?.message' prompt.json >&2",
    ...(snippet.operation === "edit"
      ? [
          "arguments=()",
          `while IFS= read -r -d '' argument; do arguments+=("$argument"); done < <(jq -j '`,
          `  (.request | to_entries[] | "--form-string\\u0000\\(.key)=\\(.value)\\u0000"),`,
          `  (.images[] | "-F\\u0000\\(.field)=@\\"\\(.picture)\\"\\u0000")' prompt.json)`,
          `${send} "\${arguments[@]}" --output answer.json`,
        ]
      : [
          `jq .request prompt.json | ${send} \\`,
          "  -H 'Content-Type: application/json' --data-binary @- --output answer.json",
        ]),
  ];
}

/** JSON goes in a quoted here-document, where the shell reads nothing; no line of it can be the closing word. */
function withBody(call: readonly string[], body: string): string[] {
  const whole = [...call, "-H 'Content-Type: application/json' --data-binary @-"].join(" \\\n  ");
  return [`${whole} <<'JSON'`, body, "JSON"];
}

const file = (slot: string, name: string) => `-F ${quoted(`${slot}=@"${name}";type=${mimeOf(name)}`)}`;

/** One word for the shell. It cannot carry NUL. */
const quoted = (text: string): string => `'${text.replaceAll("\0", "").replaceAll("'", "'\\''")}'`;
