import { createHash } from "node:crypto";
import { canonicalContent } from "#lib/template/canonical.ts";
import type { FrozenFragment, TemplateContent } from "#lib/template/content.ts";

/** What a version is known by everywhere: the sha256 over its content in canonical form, fragments included. */
export function contentDigest(content: TemplateContent, fragments: readonly FrozenFragment[]): string {
  const text = canonicalContent(content, fragments);
  return `sha256-${createHash("sha256").update(text).digest("hex")}`;
}
