import { X509Certificate } from "node:crypto";

import { expect, test } from "vitest";

import { selfSigned } from "../../test/support/self-signed.ts";
import { readFingerprints } from "./read-fingerprints.ts";

const { certificate } = selfSigned();
const printed = new X509Certificate(certificate).fingerprint256;
const plain = printed.replaceAll(":", "");

test.each([
  printed,
  printed.toLowerCase(),
  plain,
  plain.toLowerCase(),
  ` ${printed}\n`,
  printed.replaceAll(":", " "),
  `sha256:${plain.toLowerCase()}`,
  `SHA256 ${printed}`,
  `sha256 Fingerprint=${printed}`,
  `SHA256 Fingerprint=${printed}`,
  `SHA-256: ${printed}`,
])("%j is a fingerprint as tools print them", (given) => {
  expect(readFingerprints(given, "It")).toEqual([printed]);
  expect(readFingerprints([given, given], "It")).toEqual([printed, printed]);
});

test.each([
  [undefined, "no text"],
  [7, "no text"],
  [[], "empty list"],
  ["", "no SHA-256 fingerprint"],
  [plain.slice(1), "64 hexadecimal digits"],
  [`${plain}0`, "64 hexadecimal digits"],
  [`${printed}:00`, "64 hexadecimal digits"],
  [printed.replace(":", ""), "64 hexadecimal digits"],
  [`sha1:${plain}`, "no SHA-256 fingerprint"],
  [plain.slice(0, 40), "SHA-1"],
  ["sha256//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "public key"],
  ["my-secret-token", "no SHA-256 fingerprint"],
  [[printed, "nothing"], "no SHA-256 fingerprint"],
  [{ length: 1 }, "no text"],
])("%j is refused and not quoted", (given, words) => {
  expect(() => readFingerprints(given, "The pin")).toThrowError(
    expect.objectContaining({ kind: "configuration", message: expect.stringContaining(words) }),
  );
  expect(() => readFingerprints(given, "The pin")).toThrowError(/^The pin is .*openssl x509/);
  expect(() => readFingerprints(given, "The pin")).not.toThrowError(/my-secret-token/);
});
