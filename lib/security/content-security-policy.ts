/**
 * The policy of the studio's pages. `nonce` is base64 and new for every answer; Next finds it in the request's header
 * of the same name and puts it on its scripts. Inline styles stay allowed: the framework and the primitives set
 * style attributes, which no nonce can cover.
 */
export function contentSecurityPolicy(nonce: string, { development }: { development: boolean }): string {
  const evaluated = development ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluated}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join("; ");
}

/** What a stored picture may do when opened by itself: nothing. */
export const blobPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** Sent with every answer, pages and data alike. */
export const baseHeaders: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
};
