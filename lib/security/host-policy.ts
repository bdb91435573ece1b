import { isLoopback, parseIpRange } from "#lib/security/ip-range.ts";

/** Which names the studio answers to. A name outside it may be a foreign site that was pointed at this machine. */
export type HostPolicy = {
  /** Whether a request may name `host` (the Host header: name or literal, with or without port). */
  allows(host: string | undefined): boolean;
  /** Whether the whole studio answers at `host`. At the public address alone only shared links do: nobody signs in yet. */
  allowsWhole(host: string | undefined): boolean;
  /** Whether a page at `origin` (the Origin header) is the studio's own page when asked for at `host`. */
  isOwnOrigin(origin: string, host: string): boolean;
};

type Options = {
  /** The port listened on. */
  port: number;
  publicUrl: URL | null;
  /** `host`, `host:port`, a literal address or CIDR. */
  allowHosts: readonly string[];
};

/** Splits `name:port` and `[v6]:port`; null when it is no well-formed Host header. */
export function splitHost(host: string): { name: string; port: number | null } | null {
  const match = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(\d{1,5}))?$/i.exec(host);
  if (!match?.[1]) return null;
  return { name: match[1].toLowerCase().replace(/\.$/, ""), port: match[2] ? Number(match[2]) : null };
}

export function createHostPolicy({ port, publicUrl, allowHosts }: Options): HostPolicy {
  const named = new Set(allowHosts);
  const ranges = allowHosts.map(parseIpRange).filter((range) => range !== null);
  const publicHost = publicUrl?.host.toLowerCase();
  const allowsWhole = (host: string | undefined) => {
    const asked = splitHost(host ?? "");
    if (!asked) return false;
    const askedPort = asked.port ?? 80;
    if (isLoopback(asked.name)) return askedPort === port || named.has(`${asked.name}:${askedPort}`);
    if (named.has(asked.name) || named.has(`${asked.name}:${askedPort}`)) return true;
    return askedPort === port && ranges.some((range) => range.includes(asked.name));
  };
  const allows = (host: string | undefined) => {
    if (allowsWhole(host)) return true;
    const asked = splitHost(host ?? "");
    if (!asked || !publicHost) return false;
    return asked.name === publicHost || `${asked.name}:${asked.port ?? 80}` === publicHost;
  };
  return {
    allows,
    allowsWhole,
    isOwnOrigin: (origin, host) =>
      origin === publicUrl?.origin ||
      (allows(host) && origin.toLowerCase() === `http://${host.toLowerCase()}`),
  };
}
