import { describe, expect, it } from "vitest";
import { isLoopback, parseIpRange } from "#lib/security/ip-range.ts";

describe("a range of addresses", () => {
  it.each([
    ["10.0.0.0/8", "10.255.0.1", true],
    ["10.0.0.0/8", "11.0.0.1", false],
    ["10.0.0.0/8", "::ffff:10.1.2.3", true],
    ["10.0.0.0/8", "::ffff:0a01:0203", true],
    ["192.168.1.7", "192.168.1.7", true],
    ["192.168.1.7", "192.168.1.8", false],
    ["0.0.0.0/0", "8.8.8.8", true],
    ["0.0.0.0/0", "2001:db8::1", false],
    ["fd00::/8", "fd12:3456::1", true],
    ["fd00::/8", "[fd12::1]", true],
    ["fd00::/8", "fe80::1", false],
    ["::1", "0:0:0:0:0:0:0:1", true],
    ["64:ff9b::/96", "64:ff9b::192.0.2.1", true],
  ])("%s and %s: %s", (range, address, included) => {
    expect(parseIpRange(range)?.includes(address)).toBe(included);
  });

  it.each([
    "",
    "10.0.0",
    "10.0.0.256",
    "010.0.0.1",
    "10.0.0.0/",
    "10.0.0.0/33",
    "10.0.0.0/8/8",
    "::/129",
    "1::2::3",
    "12345::",
    "host",
  ])("is not %j", (text) => {
    expect(parseIpRange(text)).toBeNull();
  });
});

describe("this machine", () => {
  it.each(["localhost", "127.0.0.1", "127.8.9.10", "::1", "[::1]", "::ffff:127.0.0.1"])("is %s", (host) => {
    expect(isLoopback(host)).toBe(true);
  });

  it.each([
    "localhost.evil.example",
    "127.0.0.1.nip.io",
    "0.0.0.0",
    "2130706433",
    "0x7f000001",
    "127.1",
    "",
    "::",
  ])("is not %j", (host) => {
    expect(isLoopback(host)).toBe(false);
  });
});
