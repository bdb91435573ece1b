/** `text` as it stands in a body so that it renders as itself, whatever braces it holds; `beforeTag`: a tag follows. */
export function escapeBody(text: string, beforeTag = false): string {
  const escaped = text.replace(/(\\*)\{\{/g, "$1$1\\{{");
  return beforeTag ? escaped.replace(/\\+$/, (backslashes) => backslashes + backslashes) : escaped;
}
