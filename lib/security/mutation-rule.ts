import type { HostPolicy } from "#lib/security/host-policy.ts";

/** The headers by which a browser says from where a request comes. */
export type RequestSource = {
  origin: string | undefined;
  host: string | undefined;
  fetchSite: string | undefined;
  fetchMode: string | undefined;
  cookie: string | undefined;
};

/**
 * Whether a request that changes something may pass. A browser must show that its page is ours; a program, which
 * sends neither Origin nor Sec-Fetch-Site nor cookies, acts for itself and cannot be tricked by a foreign page.
 */
export function mayMutate(source: RequestSource, policy: HostPolicy): boolean {
  if (source.fetchSite !== undefined && source.fetchSite !== "same-origin") return false;
  if (source.origin !== undefined) return policy.isOwnOrigin(source.origin, source.host ?? "");
  return source.fetchSite === undefined && source.cookie === undefined;
}

/** Whether a foreign page asks for data in the background (an image tag, an event stream) rather than by a link. */
export function isForeignRead(source: RequestSource): boolean {
  const foreign = source.fetchSite === "cross-site" || source.fetchSite === "same-site";
  return foreign && source.fetchMode !== "navigate";
}
