/** An address as a number with its width in bits, or null when `text` is no literal IPv4 or IPv6 address. */
function parseIp(text: string): { value: bigint; bits: 32 | 128 } | null {
  const bare = text.startsWith("[") && text.endsWith("]") ? text.slice(1, -1) : text;
  if (!bare.includes(":")) {
    const value = parseIpv4(bare);
    return value === null ? null : { value, bits: 32 };
  }
  const value = parseIpv6(bare);
  if (value === null) return null;
  // An IPv4 caller on a dual-stack socket arrives as ::ffff:a.b.c.d.
  if (value >> 32n === 0xffffn) return { value: value & 0xffffffffn, bits: 32 };
  return { value, bits: 128 };
}

function parseIpv4(text: string): bigint | null {
  const parts = text.split(".");
  if (parts.length !== 4) return null;
  let value = 0n;
  for (const part of parts) {
    if (!/^(0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) return null;
    value = (value << 8n) | BigInt(part);
  }
  return value;
}

function parseIpv6(text: string): bigint | null {
  const last = text.slice(text.lastIndexOf(":") + 1);
  if (last.includes(".")) {
    const tail = parseIpv4(last);
    if (tail === null) return null;
    const groups = `${(tail >> 16n).toString(16)}:${(tail & 0xffffn).toString(16)}`;
    return parseIpv6(text.slice(0, text.length - last.length) + groups);
  }
  const halves = text.split("::");
  if (halves.length > 2) return null;
  const [head = [], tail = []] = halves.map((half) => (half === "" ? [] : half.split(":")));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null;
  let value = 0n;
  for (const group of [...head, ...Array<string>(missing).fill("0"), ...tail]) {
    if (!/^[0-9a-f]{1,4}$/i.test(group)) return null;
    value = (value << 16n) | BigInt(`0x${group}`);
  }
  return value;
}

/** A set of addresses: one literal, or CIDR (`10.0.0.0/8`, `fd00::/8`). null when `text` is neither. */
export function parseIpRange(text: string): { includes(ip: string): boolean } | null {
  const [address = "", length, ...rest] = text.split("/");
  const base = parseIp(address);
  if (!base || rest.length > 0) return null;
  if (length !== undefined && !/^\d{1,3}$/.test(length)) return null;
  const prefix = length === undefined ? base.bits : Number(length);
  if (prefix > base.bits) return null;
  const shift = BigInt(base.bits - prefix);
  return {
    includes(ip) {
      const other = parseIp(ip);
      return other !== null && other.bits === base.bits && other.value >> shift === base.value >> shift;
    },
  };
}

const loopback4 = parseIpRange("127.0.0.0/8");
const loopback6 = parseIpRange("::1");

/** Whether `host` (a name or a literal, no port) always means this machine. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || loopback4?.includes(host) === true || loopback6?.includes(host) === true;
}
