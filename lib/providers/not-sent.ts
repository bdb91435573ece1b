/**
 * Causes that prove that not one byte of the request was sent (docs/decisions/0002): name resolution, refused or
 * timed-out connections, TLS verification. A reset is not among them.
 */
const notSent = new Set([
  "ENOTFOUND",
  "EAI_AGAIN",
  "ECONNREFUSED",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);
const timeouts = new Set(["UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT"]);

/** Whether the failure proves that nothing was sent. With several addresses tried, every one must prove it. */
export function isNotSent(thrown: unknown): boolean {
  return someCause(thrown, (error) => {
    if (error instanceof AggregateError)
      return error.errors.length > 0 && error.errors.every((one) => notSent.has(codeOf(one)));
    return notSent.has(codeOf(error));
  });
}

/** Whether the provider was waited for too long after the request went out. */
export function isTimeout(thrown: unknown): boolean {
  return someCause(thrown, (error) => timeouts.has(codeOf(error)));
}

function someCause(thrown: unknown, test: (error: unknown) => boolean): boolean {
  for (let error = thrown, depth = 0; error instanceof Error && depth < 6; error = error.cause, depth++)
    if (test(error)) return true;
  return false;
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : "";
  return typeof code === "string" ? code : "";
}
