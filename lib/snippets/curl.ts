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

/** For bash and zsh with curl, jq and base64. The answer stays beside the pictures, since it says what was used. */
export function curlSnippet(request: SnippetRequest): string {
  const path = isEdit(request) ? "edits" : "generations";
  const call = [
    `curl -sS${isStreamed(request) ? "N" : ""} --max-time 600 ${quoted(`${endpointOf(request).url}/images/${path}`)}`,
    `-H "Authorization: Bearer $OPENAI_API_KEY"`,
    ...(isEdit(request) ? formArguments(request) : [`-H 'Content-Type: application/json'`]),
  ];
  return isStreamed(request) ? streamed(request, call) : whole(request, call);
}

function whole(request: SnippetRequest, call: string[]): string {
  return [
    // What an earlier call left must not pass for this one's answer where nobody answers.
    "rm -f answer.json",
    withBody(request, [...call, "--output answer.json"], ""),
    "jq -r '.error.message // empty' answer.json >&2",
    "for index in $(jq -r '.data // [] | keys[]' answer.json); do",
    `  jq -r ".data[$index].b64_json" answer.json | base64 --decode > "picture-$((index + 1)).${extensionOf(request)}"`,
    "done",
    "",
  ].join("\n");
}

function streamed(request: SnippetRequest, call: string[]): string {
  const untilJson = " | sed -e 's/^data: //' -e '/^event: /d' -e '/^:/d' -e '/^\\[DONE\\]/d' > events.json";
  return [
    withBody(request, call, untilJson),
    "jq -r '.error.message // empty' events.json >&2",
    `picture=$(jq -r 'select(.type // "" | endswith(".completed")).b64_json' events.json)`,
    `if [ -n "$picture" ]; then printf '%s' "$picture" | base64 --decode > picture-1.${extensionOf(request)}; fi`,
    "",
  ].join("\n");
}

/** JSON goes in a quoted here-document, where the shell reads nothing; no line of it can be the closing word. */
function withBody(request: SnippetRequest, call: string[], pipe: string): string {
  const lines = (parts: string[]) => parts.join(" \\\n  ");
  if (isEdit(request)) return lines(call) + pipe;
  const body = fieldsOf(request).map(([name, value]) => `  ${literal(name)}: ${literal(value)}`);
  return `${lines([...call, "--data-binary @-"])} <<'JSON'${pipe}\n{\n${body.join(",\n")}\n}\nJSON`;
}

function formArguments(request: SnippetRequest): string[] {
  const { references, mask } = filesOf(request);
  const file = (field: string, { name, mime }: SnippetFile) =>
    `-F ${quoted(`${field}=@"${name}";type=${mime}`)}`;
  return [
    ...references.map((reference) => file("image[]", reference)),
    ...(mask ? [file("mask", mask)] : []),
    // --form-string takes the value as it is: -F would read a file for a prompt that begins with @.
    ...fieldsOf(request).map(([name, value]) => `--form-string ${quoted(`${name}=${value}`)}`),
  ];
}

/** One word for the shell. It cannot carry NUL. */
const quoted = (text: string): string => `'${text.replaceAll("\0", "").replaceAll("'", "'\\''")}'`;
