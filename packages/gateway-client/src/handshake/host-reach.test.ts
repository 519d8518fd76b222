import * as fc from "fast-check";
import { expect, test } from "vitest";

import { hostReach } from "./host-reach.ts";
import { plaintextReach, plaintextRefused } from "./plaintext.ts";

const reachOf = (host: string): string => hostReach(new URL(`ws://${host}`).hostname);

test.each([
  ["localhost", "machine"],
  ["LOCALHOST.", "machine"],
  ["app.localhost", "machine"],
  ["127.1", "machine"],
  ["2130706433", "machine"],
  ["0x7f.0.0.1", "machine"],
  ["0177.0.0.1.", "machine"],
  ["１２７.0.0.1", "machine"],
  ["0.0.0.0", "machine"],
  ["[::1]", "machine"],
  ["[::]", "machine"],
  ["[0:0:0:0:0:0:0:1]", "machine"],
  ["[::ffff:127.0.0.1]", "machine"],
  ["10.255.255.255", "private"],
  ["172.16.0.0", "private"],
  ["172.31.255.255", "private"],
  ["192.168.0.1", "private"],
  ["0xc0a80001", "private"],
  ["169.254.1.1", "private"],
  ["100.64.0.0", "private"],
  ["100.127.255.255", "private"],
  ["[fe80::1]", "private"],
  ["[febf::1]", "private"],
  ["[fd7a:115c:a1e0::1]", "private"],
  ["[::FFFF:192.168.1.5]", "private"],
  ["gateway", "private"],
  ["Studio.LOCAL", "private"],
  ["studio.local.", "private"],
  ["studio.tailnet-1.ts.net", "private"],
  ["gateway.prod.internal", "private"],
  ["nas.lan", "private"],
  ["nas.home.arpa", "private"],
  ["gateway.test", "private"],
  ["gateway.example.com", "public"],
  ["localhost.example.com", "public"],
  ["notlocalhost.example", "public"],
  ["10.0.0.1.example.com", "public"],
  ["127.0.0.1.nip.io", "public"],
  ["ts.net", "public"],
  ["evilts.net", "public"],
  ["x.evilts.net", "public"],
  ["local.example", "public"],
  ["home.arpa.example", "public"],
  ["8.8.8.8", "public"],
  ["0.0.0.1", "public"],
  ["9.255.255.255", "public"],
  ["11.0.0.0", "public"],
  ["172.15.255.255", "public"],
  ["172.32.0.0", "public"],
  ["192.167.255.255", "public"],
  ["192.169.0.0", "public"],
  ["100.63.255.255", "public"],
  ["100.128.0.0", "public"],
  ["128.0.0.1", "public"],
  ["[2001:db8::1]", "public"],
  ["[::2]", "public"],
  ["[1::1]", "public"],
  ["[::1:0:0:1]", "public"],
  ["[fec0::1]", "public"],
  ["[fbff::1]", "public"],
  ["[fe00::1]", "public"],
  ["[::ffff:8.8.8.8]", "public"],
  ["[64:ff9b::10.0.0.1]", "public"],
  ["[::10.0.0.1]", "public"],
  ["[1::ffff:10.0.0.1]", "public"],
])("%s is %s", (host, reach) => {
  expect(reachOf(host)).toBe(reach);
});

/** The networks again, as the standards write them, and compared bit by bit. */
const machine4 = ["127.0.0.0/8", "0.0.0.0/32"];
const private4 = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "100.64.0.0/10"];

function isWithin(address: number, network: string): boolean {
  const [base = "", bits] = network.split("/");
  const start = base.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  return Math.floor(address / 2 ** (32 - Number(bits))) === Math.floor(start / 2 ** (32 - Number(bits)));
}

/** Any address, half of them at the edge of a network. */
const address4 = fc.oneof(
  fc.nat({ max: 0xff_ff_ff_ff }),
  fc
    .tuple(fc.constantFrom(...machine4, ...private4), fc.boolean(), fc.integer({ min: -2, max: 2 }))
    .map(([network, atEnd, step]) => {
      const [base = "", bits] = network.split("/");
      const start = base.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
      return Math.min(0xff_ff_ff_ff, Math.max(0, start + (atEnd ? 2 ** (32 - Number(bits)) : 0) + step));
    }),
);

test("every IPv4 address is judged by the networks of the standards, however it is spelled", () => {
  fc.assert(
    fc.property(address4, (address) => {
      const expected = machine4.some((network) => isWithin(address, network))
        ? "machine"
        : private4.some((network) => isWithin(address, network))
          ? "private"
          : "public";
      const bytes = [24, 16, 8, 0].map((shift) => (address / 2 ** shift) & 255);
      const hex = address.toString(16).padStart(8, "0");
      const spellings = [
        bytes.join("."),
        `${bytes.join(".")}.`,
        String(address),
        `0x${hex}`,
        `0${address.toString(8)}`,
        bytes.map((byte) => `0x${byte.toString(16)}`).join("."),
        bytes.map((byte) => `0${byte.toString(8)}`).join("."),
        `[::ffff:${hex.slice(0, 4)}:${hex.slice(4)}]`,
        `[0:0:0:0:0:FFFF:${bytes.join(".")}]`,
      ];
      for (const spelling of spellings) expect([spelling, reachOf(spelling)]).toEqual([spelling, expected]);
    }),
  );
});

test("IPv6 addresses that are no mapped ones are private by their first bits alone", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 0xffff }), { minLength: 8, maxLength: 8 }), (groups) => {
      const bits = (groups[0] ?? 0).toString(2).padStart(16, "0");
      fc.pre(groups.slice(0, 5).some((group) => group !== 0));
      const expected = bits.startsWith("1111110") || bits.startsWith("1111111010") ? "private" : "public";
      expect(reachOf(`[${groups.map((group) => group.toString(16)).join(":")}]`)).toBe(expected);
    }),
  );
});

test("a public name stays public whatever stands before it", () => {
  const label = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
  const before = fc.array(fc.oneof(label, fc.constantFrom("localhost", "local", "lan", "ts", "net", "internal")));
  fc.assert(
    fc.property(before, fc.constantFrom("example.com", "evilts.net", "locals.org", "my-lan.de"), (labels, end) => {
      const host = [...labels, end].join(".");
      expect(reachOf(host)).toBe("public");
      expect(reachOf(`${host.toUpperCase()}.`)).toBe("public");
    }),
  );
});

test("what is encrypted has no reach, and a refusal says what was refused and what to do", () => {
  expect(plaintextReach("wss://gateway.example.com")).toBeUndefined();
  expect(plaintextReach("ws://gateway.example.com")).toBe("public");
  const error = plaintextRefused("ws://gateway.example.com:8080/path?x=1");
  expect(error).toMatchObject({ kind: "configuration", retryable: false, problem: "plaintext-refused" });
  for (const word of ["gateway.example.com", "wss://", "ssh -N -L", "allowPlaintext: true"])
    expect(error.message).toContain(word);
});
