/** What fetch throws when the connection is destroyed before the headers; no answer was seen. */
export function connectionReset(): TypeError {
  const cause = Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET", syscall: "read" });
  return new TypeError("fetch failed", { cause });
}

/** What reading a body throws when the connection is destroyed in its middle. */
export function connectionCut(): TypeError {
  const cause = Object.assign(new Error("other side closed"), { code: "UND_ERR_SOCKET" });
  return new TypeError("terminated", { cause });
}

/** Whether `thrown` stands for a destroyed connection rather than for a fault of our own. */
export function isBrokenConnection(thrown: unknown): boolean {
  const cause = thrown instanceof TypeError ? thrown.cause : null;
  const code = cause instanceof Error && "code" in cause ? cause.code : null;
  return code === "ECONNRESET" || code === "UND_ERR_SOCKET";
}

/** Rejects when the signal aborts and never resolves: a server that accepted and went silent. */
export async function silence(signal: AbortSignal): Promise<never> {
  return new Promise<never>((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
