import { createLocalClawOps, type LocalClawOps, type ManualClock, manualClock } from "../../src/testing/index.ts";
import type { Contract, ContractOperation } from "../contract.ts";
import { exampleBody } from "./example.ts";
import { idParameters, idSource, literals } from "./path-ids.ts";
import { requestFields } from "./request-field.ts";
import { type Ids, keepsTalking, type Preparation, settings } from "./settings.ts";

/** An answer with its body read: JSON where it is, else the text. */
export interface Reply {
  readonly status: number;
  readonly contentType: string;
  readonly body: unknown;
}

/** What differs from a request that succeeds. */
export interface Change {
  readonly method?: string;
  readonly ids?: Readonly<Record<string, string>>;
  /** `null` sends none. */
  readonly key?: string | null;
  /** On top of what a success asks. */
  readonly query?: URLSearchParams;
  /** Text goes out as it is, all else as the operation's content type has it; `null` sends none. */
  readonly body?: unknown;
  readonly contentType?: string;
}

const API_KEY = "sk_test_fidelity";
const ACCOUNT = "AC_fidelity";

/** One operation on a server of its own, with all that its success needs. */
export class Subject {
  readonly operation: ContractOperation;
  readonly #contract: Contract;
  readonly #api: LocalClawOps;
  readonly #clock: ManualClock = manualClock();
  readonly #ids: Record<string, string> = { accountId: ACCOUNT, ...literals };

  constructor(contract: Contract, operation: ContractOperation) {
    this.#contract = contract;
    this.operation = operation;
    const receive: typeof fetch = () => Promise.resolve(new Response("ok"));
    this.#api = createLocalClawOps({ apiKey: API_KEY, accountId: ACCOUNT, clock: this.#clock, fetch: receive });
  }

  /** Makes what the path names and what else a success needs; a list gets a row. */
  async prepare(): Promise<void> {
    const { operation } = this;
    if (keepsTalking.has(operation.operationId)) {
      this.#api.simulate.callOutcome({ to: "01055556666", outcome: "completed", talkMs: Number.POSITIVE_INFINITY });
    }
    await this.#makeIds(operation);
    const { path, success } = operation;
    const sibling = this.#contract.operations.find((other) => other.method === "POST" && other.path === path);
    if (success.listKey !== undefined && sibling !== undefined) await this.#send(sibling);
    await this.#setUp(operation);
    await this.#api.settled();
  }

  /** The body of a success. */
  get body(): Record<string, unknown> | undefined {
    return this.#bodyOf(this.operation, this.#ids);
  }

  /** Sends the request of a success, or one that differs from it. */
  send(change: Change = {}): Promise<Reply> {
    return this.#send(this.operation, change);
  }

  async #setUp({ operationId }: ContractOperation): Promise<void> {
    const run: Preparation["run"] = async (other, ids = {}) => (await this.#send(this.#find(other), { ids })).body;
    const made = await settings[operationId]?.prepare?.({ api: this.#api, clock: this.#clock, ids: this.#ids, run });
    Object.assign(this.#ids, made);
  }

  async #makeIds(operation: ContractOperation): Promise<void> {
    for (const name of idParameters(operation)) {
      const source = this.#ids[name] === undefined ? idSource(this.#contract, name) : undefined;
      if (source === undefined) continue;
      const maker = this.#find(source.operationId);
      await this.#makeIds(maker);
      await this.#setUp(maker);
      const id = source.read((await this.#send(maker)).body);
      if (id !== undefined) this.#ids[name] = id;
    }
  }

  #find(operationId: string): ContractOperation {
    const found = this.#contract.operations.find((operation) => operation.operationId === operationId);
    if (found === undefined) throw new Error(`The contract has no operation ${operationId}.`);
    return found;
  }

  #bodyOf({ body, operationId }: ContractOperation, ids: Ids): Record<string, unknown> | undefined {
    if (body === null) return undefined;
    return {
      ...exampleBody(requestFields(this.#contract, body.fields)),
      ...settings[operationId]?.body,
      ...settings[operationId]?.bodyOf?.(ids),
    };
  }

  async #send(operation: ContractOperation, change: Change = {}): Promise<Reply> {
    const ids = { ...this.#ids, ...change.ids };
    const { queryOf, bearerOf } = settings[operation.operationId] ?? {};
    const { method = operation.method, key = bearerOf?.(ids) ?? API_KEY } = change;
    const query = new URLSearchParams([...new URLSearchParams(queryOf?.(ids)), ...(change.query ?? [])]).toString();
    const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? "none"));
    const headers: Record<string, string> = key === null ? {} : { authorization: `Bearer ${key}` };
    const given = change.body === undefined ? this.#bodyOf(operation, ids) : change.body;
    const encoded = given === undefined || given === null ? undefined : encode(given, operation);
    const type = change.contentType ?? encoded?.contentType;
    if (encoded !== undefined && type !== undefined) headers["content-type"] = type;
    const canHaveBody = method !== "GET" && method !== "HEAD";
    const init = encoded === undefined || !canHaveBody ? {} : { body: encoded.body };
    return readReply(
      await this.#api.fetch(`${this.#api.url}${path}${query === "" ? "" : `?${query}`}`, { method, headers, ...init }),
    );
  }
}

function encode(
  value: unknown,
  { body }: ContractOperation,
): { readonly body: string | FormData; readonly contentType?: string } {
  if (typeof value === "string") return { body: value, contentType: "application/json" };
  if (body?.contentType !== "multipart/form-data") {
    return { body: JSON.stringify(value), contentType: "application/json" };
  }
  const form = new FormData();
  for (const [name, item] of Object.entries(value as object))
    form.append(name, item instanceof Blob ? item : String(item));
  return { body: form };
}

async function readReply(response: Response): Promise<Reply> {
  const contentType = response.headers.get("content-type") ?? "";
  const text = await response.text();
  const body: unknown = contentType.startsWith("application/json") ? JSON.parse(text) : text;
  return { status: response.status, contentType, body };
}
