import { callNames } from "../src/conveniences/call-names.ts";
import { handMadeMethods } from "./hand-made.ts";
import type { MethodFacts } from "./method-names.ts";
import type { GatewayFeatures } from "./schema.ts";
import { tokenUse } from "./token-use.ts";

const calls = new Set(`${callNames.both} ${callNames.newer}`.split(" "));
/** Methods that a class of their own is for. */
const own: Readonly<Record<string, string>> = {
  agent: "`gateway.agent(…)`, `gateway.ask(…)`",
  "chat.abort": "`gateway.chat.abort(…)`",
  "chat.history": "`gateway.chat.history(…)`",
  "chat.inject": "`gateway.chat.inject(…)`",
  "chat.send": "`gateway.chat.send(…)`",
};

/** Prints `docs/gateway/methods.md`. */
export function emitTable(methods: readonly MethodFacts[], { protocol3, protocol4 }: GatewayFeatures): string {
  const core = methods.filter(({ name }) => handMadeMethods.has(name));
  const both = methods.filter(({ name, protocols }) => !handMadeMethods.has(name) && protocols.length === 2);
  const rest = methods.filter(({ name, protocols }) => !handMadeMethods.has(name) && protocols.length === 1);
  return `<!-- Written by packages/gateway-client/codegen/generate.ts. Change that, then run \`npm run generate\` there. -->

# Methods

Every method of two real gateways, ${protocol3.gateway} (protocol 3) and ${protocol4.gateway} (protocol 4), can be called with
\`gateway.request("name", params)\`, typed. Those that most programs need are functions of the client as well, named as on the wire:
\`sessions.list\` is \`gateway.sessions.list()\`.

- **Protocols.** A call that came with protocol 4 fails on an older gateway at once, with a \`GatewayError\` of kind \`unsupported\` that
  says what to use instead. \`gateway.request\` always sends. A hello's \`features.methods\` is not the whole truth: gateways have
  methods that they do not list (*).
- **Scope.** What the connection must have been granted; \`hello.auth.scopes\` says what was. Where the two differ, protocol 3 comes
  first. \`operator.admin\` includes the others, and \`operator.write\` includes \`operator.read\`. "by params" depends on what is sent.
- **Tokens.** Whether a model is run, which costs. Empty where nobody has looked.
- **Types.** Those of the core methods are written by hand, with what differs between the protocols. The others come from the official
  schemas of protocol 4; what those leave out (†) is typed as a record of unknown fields. Results may have more fields than their
  types, and texts more values.

## Core methods

${table(core, protocol4.methods, true)}

## Other methods of both protocols

${table(both, protocol4.methods, false)}

## Other methods of one protocol

Without a mark of their own they are of protocol 4.

${table(rest, protocol4.methods, false)}
`;
}

function table(methods: readonly MethodFacts[], listed: readonly string[], withCall: boolean): string {
  const heads = ["Method", ...(withCall ? ["Call"] : []), "Protocols", "Scope", "Tokens"];
  const rows = methods.map((method) => {
    const { name, protocols, scope3, scope4, params, result } = method;
    const isDescribed = withCall || (params !== undefined && result !== undefined);
    const isListed = listed.includes(name) || !protocols.includes(4);
    return [
      `\`${name}\`${isListed ? "" : " *"}${isDescribed ? "" : " †"}`,
      ...(withCall ? [callText(name)] : []),
      protocols.join(", "),
      scopeText(scope3, scope4),
      tokenUse(name) ?? "",
    ];
  });
  const widths = heads.map((head, column) =>
    Math.max(3, head.length, ...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[], fill = " "): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0, fill)).join(" | ")} |`;
  return [
    line(heads),
    line(
      heads.map(() => ""),
      "-",
    ),
    ...rows.map((cells) => line(cells)),
  ].join("\n");
}

function callText(name: string): string {
  if (own[name] !== undefined) return own[name];
  return calls.has(name) ? `\`gateway.${name}()\`` : "`gateway.request()`";
}

function scopeText(scope3: string | undefined, scope4: string | undefined): string {
  const texts = [scope3, scope4].flatMap((scope) => (scope === undefined ? [] : [short(scope)]));
  return [...new Set(texts)].join("; ") || "not known";
}

function short(scope: string): string {
  if (scope === "none") return "none";
  if (scope === "dynamic") return "by params";
  return scope === "node" ? "role `node`" : `\`${scope}\``;
}
