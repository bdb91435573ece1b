import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { AppError } from "#lib/errors.ts";
import type { HostPolicy } from "#lib/security/host-policy.ts";
import { parseIpRange } from "#lib/security/ip-range.ts";
import { isForeignRead, mayMutate, type RequestSource } from "#lib/security/mutation-rule.ts";

/**
 * Headers by which the inside of the house talks to itself; from outside they are lies. `x-pentimento-client` is none of
 * them: by it a program says what it is, for the record.
 */
const inner =
  /^(?:x-middleware-|x-nextjs-|x-invoke-|x-matched-path$|x-now-|x-next-|x-pentimento-(?!client$)|x-nonce$|x-request-id$|content-security-policy)/;
const forwarded = /^(?:x-forwarded-|x-real-ip$|forwarded$)/;
const reading = new Set(["GET", "HEAD", "OPTIONS"]);

const single = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

function sourceOf(headers: IncomingHttpHeaders): RequestSource {
  return {
    origin: headers.origin,
    host: headers.host,
    fetchSite: single(headers["sec-fetch-site"]),
    fetchMode: single(headers["sec-fetch-mode"]),
    cookie: headers.cookie,
  };
}

/** What a proxy adds about the sender, whether we believe it or not. */
const relayed =
  /^(?:x-forwarded-|x-original-|x-real-ip$|forwarded$|via$|cf-|cdn-loop$|true-client-ip$|x-client-ip$|x-cluster-client-ip$|fastly-|x-envoy-|x-arr-|x-amzn-trace-id$)/;

/**
 * Whether a request comes by the public address while that is open for shared links only: under its name, from its page,
 * or through a proxy that hides the name. Ask before the headers are stripped.
 */
export function comesFromOutside(
  { headers }: IncomingMessage,
  policy: HostPolicy,
  publicUrl: URL | null,
): boolean {
  if (!publicUrl || policy.allowsWhole(publicUrl.host)) return false;
  if (!policy.allowsWhole(headers.host) || headers.origin === publicUrl.origin) return true;
  return Object.keys(headers).some((name) => relayed.test(name));
}

/** Whether a request may change something by its method. */
export function isMutation(request: IncomingMessage): boolean {
  return !reading.has(request.method ?? "");
}

/** Takes away what a client must not say. What a trusted proxy says about the sender stays. */
export function stripHeaders(request: IncomingMessage, trustedProxies: readonly string[]): void {
  const peer = request.socket.remoteAddress ?? "";
  const trusted = trustedProxies.some((proxy) => parseIpRange(proxy)?.includes(peer) === true);
  for (const name of Object.keys(request.headers)) {
    if (inner.test(name) || (!trusted && forwarded.test(name))) delete request.headers[name];
  }
}

/**
 * Refuses names that are not ours (DNS rebinding) and changes that a foreign page asked for. Where the page came
 * through a proxy under the public URL, Next is told that name, because it compares Origin with the Host it sees.
 */
export function guard(request: IncomingMessage, policy: HostPolicy, publicUrl: URL | null): void {
  const source = sourceOf(request.headers);
  // Node keeps the first of several; what stands in front of us may have looked at the last.
  if ((request.headersDistinct.host?.length ?? 0) > 1)
    throw new AppError("host_refused", { params: { host: request.headersDistinct.host?.join(", ") ?? "" } });
  if (!policy.allows(source.host))
    throw new AppError("host_refused", { params: { host: source.host ?? "" } });
  if (!isMutation(request)) return;
  if (!mayMutate(source, policy))
    throw new AppError("origin_refused", { params: { origin: source.origin ?? "" } });
  if (publicUrl && source.origin === publicUrl.origin) {
    request.headers["x-forwarded-host"] = publicUrl.host;
    request.headers["x-forwarded-proto"] = publicUrl.protocol.slice(0, -1);
  }
}

/** Refuses to serve data into a foreign page. */
export function refuseForeignRead(request: IncomingMessage): void {
  if (isForeignRead(sourceOf(request.headers))) {
    throw new AppError("origin_refused", { params: { origin: request.headers.origin ?? "" } });
  }
}
