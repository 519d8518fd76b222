import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { inspect } from "node:util";

import { expect, test, vi } from "vitest";

import { configHome } from "../../test/support/config-home.ts";
import { loadGatewayConfig } from "./load-gateway-config.ts";

const secret = "planted-secret-value";
const gateway = (port: number, token?: string): object => ({ port, ...(token && { auth: { token } }) });

test("included files are read from where they are named, at every depth of the gateway's section", () => {
  const home = configHome();
  home.write("conf/parts/deep/auth.json5", `// mine\n{ token: "${secret}" }`);
  home.write("conf/parts/gateway.json5", { port: 7000, auth: { $include: "deep/auth.json5" } });
  const whole = home.write("conf/a.json", { gateway: { $include: "./parts/gateway.json5" } });
  expect({ ...loadGatewayConfig(whole) }).toEqual({ url: "ws://127.0.0.1:7000", token: secret, source: whole });
  const base = home.write("conf/b.json", { $include: join(home.path, "conf/base.json") });
  home.write("conf/base.json", { gateway: { $include: "parts/gateway.json5" } });
  expect(loadGatewayConfig(base)).toMatchObject({ url: "ws://127.0.0.1:7000", token: secret });
});

test("of a list the later files win, and what stands beside it wins over all, key by key", () => {
  const home = configHome();
  home.write("one.json", { gateway: gateway(1, "one") });
  home.write("two.json", { gateway: gateway(2) });
  expect(loadGatewayConfig(home.write("a.json", { $include: ["one.json", "two.json"] }))).toMatchObject({
    url: "ws://127.0.0.1:2",
    token: "one",
  });
  const beside = { $include: ["one.json", "two.json"], gateway: { auth: { token: "beside" } } };
  expect(loadGatewayConfig(home.write("b.json", beside))).toMatchObject({ url: "ws://127.0.0.1:2", token: "beside" });
});

test("variables are filled in, also in included files", () => {
  const home = configHome();
  vi.stubEnv("MY_TOKEN", secret);
  home.write("auth.json", { token: "${MY_TOKEN}" });
  const path = home.write("a.json", { gateway: { auth: { $include: "auth.json" } } });
  expect(loadGatewayConfig(path).token).toBe(secret);
});

test("what is included elsewhere is not looked at", () => {
  const home = configHome();
  const path = home.write("a.json", { gateway: gateway(5), agents: { $include: "missing.json" } });
  expect(loadGatewayConfig(path).url).toBe("ws://127.0.0.1:5");
  home.write("base.json", { gateway: gateway(6), channels: { $include: "broken.json" } });
  expect(loadGatewayConfig(home.write("b.json", { $include: "base.json" })).url).toBe("ws://127.0.0.1:6");
});

test("a key of an included file cannot reach the prototype of anything", () => {
  const home = configHome();
  home.write(
    "evil.json",
    `{ "__proto__": { "auth": { "token": "x" } }, "port": 8, "constructor": { "prototype": { "port": 9 } } }`,
  );
  const path = home.write("a.json", { gateway: { $include: ["evil.json", "evil.json"] } });
  expect({ ...loadGatewayConfig(path) }).toEqual({ url: "ws://127.0.0.1:8", source: path });
  expect(({} as { port?: unknown }).port).toBeUndefined();
});

test.each([
  ["missing.json", /\$include "missing\.json" cannot be read \(ENOENT\)/],
  ["../outside.json", /"\.\.\/outside\.json" leads out of the configuration's folder.*OPENCLAW_INCLUDE_ROOTS/],
  ["/etc/hostname", /leads out/],
  ["link.json", /leads out/],
  ["folder/into/outside.json", /leads out/],
  ["folder", /is no file/],
  ["huge.json", /at most 2 MiB/],
  ["broken.json", /broken\.json is wrong: it is not valid JSON5, line 1, column \d+/],
  ["a\0b", /is no path/],
  ["x".repeat(5000), /is no path/],
  ["self.json", /is a circle/],
  ["round/one.json", /is a circle/],
  ["text.json", /beside \$include there are keys/],
  [7, /must be the path of a file/],
  ["", /must be the path of a file/],
  [["one.json", null], /cannot be read|must be the path of a file/],
  [null, /must be the path of a file/],
])("$include %j is refused, without a word of what is in the files (case %#)", (name, why) => {
  const home = configHome();
  home.write("outside.json", { gateway: { auth: { token: secret } } });
  home.write("conf/broken.json", `{ "token": ${secret} }`);
  home.write("conf/huge.json", `{ "token": "${"x".repeat(2 * 1024 * 1024)}" }`);
  home.write("conf/self.json", { $include: "self.json" });
  home.write("conf/round/one.json", { $include: "two.json" });
  home.write("conf/round/two.json", { $include: "../round/one.json" });
  home.write("conf/text.json", `"${secret}"`);
  mkdirSync(join(home.path, "conf/folder"));
  symlinkSync(home.path, join(home.path, "conf/folder/into"));
  symlinkSync(join(home.path, "outside.json"), join(home.path, "conf/link.json"));
  const path = home.write("conf/a.json", { gateway: { $include: name, port: 1 } });
  let error: unknown;
  try {
    loadGatewayConfig(path);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toMatchObject({ name: "GatewayError", kind: "configuration", message: expect.stringMatching(why) });
  expect(inspect(error)).not.toContain(secret);
});

test("ten files may be within each other, eleven may not", () => {
  const home = configHome();
  const chain = (length: number): string => {
    for (let index = 1; index <= length; index += 1) {
      home.write(`${index}.json`, index === length ? gateway(77) : { $include: `${index + 1}.json` });
    }
    return home.write("a.json", { gateway: { $include: "1.json" } });
  };
  expect(loadGatewayConfig(chain(10)).url).toBe("ws://127.0.0.1:77");
  expect(() => loadGatewayConfig(chain(11))).toThrow(/deeper than 10 files/);
});

test("files that include each other without an end are given up", () => {
  const home = configHome();
  for (let index = 1; index <= 9; index += 1) {
    home.write(`${index}.json`, { $include: Array.from({ length: 9 }, () => `${index + 1}.json`) });
  }
  home.write("10.json", gateway(1));
  const path = home.write("a.json", { gateway: { $include: "1.json" } });
  expect(() => loadGatewayConfig(path)).toThrow(/more than 1000 files/);
});

test("other folders may be named in the environment", () => {
  const home = configHome();
  home.write("shared/gateway.json", gateway(9));
  const path = home.write("conf/a.json", { gateway: { $include: "../shared/gateway.json" } });
  expect(() => loadGatewayConfig(path)).toThrow(/leads out/);
  vi.stubEnv("OPENCLAW_INCLUDE_ROOTS", `${join(home.path, "gone")}${process.platform === "win32" ? ";" : ":"}~/shared`);
  expect(loadGatewayConfig(path).url).toBe("ws://127.0.0.1:9");
  rmSync(join(home.path, "shared/gateway.json"));
  expect(() => loadGatewayConfig(path)).toThrow(/ENOENT/);
});
