import type { Random } from "../../../../../../.config/testing/random.ts";
import { loadContract } from "../../../../codegen/contract.ts";
import { brokenBodies } from "../../../../codegen/fidelity/broken-requests.ts";
import { exampleBody } from "../../../../codegen/fidelity/example.ts";
import { requestFields } from "../../../../codegen/fidelity/request-field.ts";
import { settings } from "../../../../codegen/fidelity/settings.ts";
import { handlers } from "../../behaviour/handlers.ts";
import type { IdPool } from "./id-pool.ts";
import { junkJson, junkText } from "./junk.ts";

/** A request as `fetch` takes it. */
export interface RandomRequest {
  readonly operationId: string;
  readonly path: string;
  readonly init: RequestInit;
}

const contract = loadContract();

/** Every operation with a body that fits and those that nearly do, made once. */
const subjects = contract.operations.map((operation) => {
  const fields = requestFields(contract, operation.body?.fields ?? []);
  const fitting = { ...exampleBody(fields), ...settings[operation.operationId]?.body };
  const broken = brokenBodies(fields, operation.body?.strict === true, fitting).map(({ body }) => body);
  return { operation, fields, fitting, broken };
});

/** Those that the server does: the others are asked for less often. */
const simulated = subjects.filter(({ operation }) => handlers.has(operation.operationId));

const contentTypes = [
  "application/json",
  "application/json; charset=utf-16",
  "application/x-www-form-urlencoded",
  "multipart/form-data",
  "multipart/form-data; boundary=x",
  "text/plain",
  "application/octet-stream",
  "application/vnd.api+json",
  ";;;",
];

/** Any request: valid, nearly so, or nonsense. `ids` are those that exist. */
export function randomRequest(dice: Random, account: string, apiKey: string, ids: IdPool): RandomRequest {
  const { operation, fields, fitting, broken } = dice.pick(dice.once(5) ? subjects : simulated);
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    name === "accountId" && !dice.once(50) ? account : encodeURIComponent(randomId(dice, name, ids)),
  );
  const headers: Record<string, string> = { authorization: `Bearer ${dice.once(50) ? "sk_other" : apiKey}` };
  if (dice.once(60)) delete headers["authorization"];
  const method = dice.once(40) ? dice.pick(["PUT", "DELETE", "HEAD", "OPTIONS", "PROPFIND"]) : operation.method;
  const init: RequestInit = { method, headers };
  if (method !== "GET" && method !== "HEAD" && (operation.body !== null || dice.once(5))) {
    const isForm = operation.body?.contentType === "multipart/form-data" && dice.once(2);
    const names = fields.map(({ key }) => key);
    const body = isForm ? randomForm(dice, fitting) : randomBody(dice, fitting, broken, names);
    init.body = body;
    if (!(body instanceof FormData) || dice.once(10)) {
      headers["content-type"] = dice.once(12) ? dice.pick(contentTypes) : "application/json";
    }
  }
  return { operationId: operation.operationId, path: oddPath(dice, path) + randomQuery(dice, operation.query), init };
}

function randomId(dice: Random, name: string, ids: IdPool): string {
  if (name === "index") return dice.pick(["0", "1", "-1", "x", "1e9"]);
  if (name === "number" && dice.once(2)) return "07012341234";
  return (dice.once(6) ? undefined : ids.pick(dice, name)) ?? (junkText(dice).replaceAll("\ud800", "~") || "none");
}

function oddPath(dice: Random, path: string): string {
  if (!dice.once(60)) return path;
  return dice.pick([
    `${path}/`,
    path.toUpperCase(),
    `${path}/%E0%A4%A`,
    "/",
    path.replace("/v1", "//v1"),
    `${path}/..`,
    "/__proto__",
  ]);
}

function randomQuery(dice: Random, query: ReadonlyArray<{ readonly name: string }>): string {
  if (!dice.once(query.length > 0 ? 2 : 10)) return "";
  const known = query.map(({ name }) => name);
  const names = [...known, ...known, "__proto__", "constructor", "page", "pageSize", "limit", "x"];
  const parameters = new URLSearchParams();
  const count = dice.once(300) ? 1000 : dice.below(4);
  for (let at = 0; at < count; at += 1) {
    const value = dice.once(2) ? String(dice.below(5)) : junkText(dice);
    parameters.append(dice.pick(names) + (count > 100 ? String(at) : ""), value.slice(0, 500));
  }
  return dice.once(30) ? "?%ff=%E0%A4%A&&==&a" : `?${parameters.toString()}`;
}

function randomBody(dice: Random, fitting: object, broken: readonly unknown[], names: readonly string[]): BodyInit {
  switch (dice.below(8)) {
    case 0:
      return junkJson(dice);
    case 1:
      return dice.pick([
        "",
        "{",
        "nul",
        "\ufeff{}",
        "--x\r\n",
        '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n',
      ]);
    case 2:
      return Uint8Array.from({ length: dice.below(40) }, () => dice.below(256));
    case 3:
    case 4:
      return broken.length === 0 ? "{}" : JSON.stringify(dice.pick(broken));
    case 5:
      return withJunk(dice, fitting, names);
    default:
      return JSON.stringify(fitting);
  }
}

/** The fitting body with one more field, or another value in one, of any kind. */
function withJunk(dice: Random, fitting: object, names: readonly string[]): string {
  const name = names.length === 0 || dice.once(5) ? "__proto__" : dice.pick(names);
  const text = JSON.stringify(fitting);
  return `${text.slice(0, -1)}${text === "{}" ? "" : ","}${JSON.stringify(name)}:${junkJson(dice)}}`;
}

function randomForm(dice: Random, fitting: object): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fitting)) {
    if (dice.once(6)) continue;
    form.append(name, value instanceof Blob && !dice.once(4) ? value : dice.once(3) ? junkText(dice) : String(value));
  }
  if (dice.once(4)) form.append("__proto__", junkText(dice));
  return form;
}
