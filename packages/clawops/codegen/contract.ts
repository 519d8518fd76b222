import { readFileSync } from "node:fs";

/** The contract as it stands in `contract/clawops-api.json`. */
export interface Contract {
  readonly operations: readonly ContractOperation[];
  readonly schemas: Readonly<Record<string, ContractSchema>>;
}

export interface ContractOperation {
  readonly operationId: string;
  readonly tag: string;
  readonly method: string;
  readonly path: string;
  readonly auth: string;
  readonly query: readonly ContractField[];
  readonly body: ContractBody | null;
  readonly bodyAlternatives?: readonly ContractBody[];
  readonly success: ContractSuccess;
  /** The documented error statuses. */
  readonly errors: readonly number[];
  readonly notes?: string;
  readonly client: string;
  readonly requestCasing: "pascal" | "camel" | "snake" | null;
  readonly repeat: "always" | "never" | "with-key";
  readonly idempotency: { readonly field: string } | null;
}

export interface ContractBody {
  readonly contentType: string;
  readonly required: boolean;
  readonly strict: boolean;
  readonly fields: readonly ContractField[];
}

export interface ContractSuccess {
  readonly status: number;
  readonly alsoStatus?: readonly number[];
  readonly schema: string | null;
  readonly paged: boolean;
  readonly listKey?: string;
  readonly item?: string;
  readonly firstPage?: number;
  readonly meta?: boolean;
}

/** One field; nesting is in the name: `a.b`, `a[].b`. */
export interface ContractField {
  readonly name: string;
  readonly type: string;
  readonly required?: boolean;
  readonly nullable?: boolean;
  readonly promised?: boolean;
  readonly open?: boolean;
  readonly array?: boolean;
  readonly deprecated?: boolean;
  readonly strict?: boolean;
  readonly enum?: ReadonlyArray<string | number> | null;
  readonly items?: string | null;
  readonly values?: string;
  readonly format?: string;
  readonly min?: number | null;
  readonly max?: number | null;
  readonly minimum?: number | null;
  readonly maximum?: number | null;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxProperties?: number;
  readonly default?: unknown;
  readonly since?: string;
  readonly until?: string;
  /** The wording of the sources. */
  readonly note?: string;
  /** What users read instead. */
  readonly doc?: string;
}

export interface ContractSchema {
  readonly fields: readonly ContractField[];
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly open?: boolean;
  readonly strict?: boolean;
  readonly oneOf?: ReadonlyArray<{ readonly variant: string; readonly fields: readonly ContractField[] }>;
  readonly note?: string;
}

/** Reads the contract from the package. */
export function loadContract(): Contract {
  return JSON.parse(readFileSync(new URL("../contract/clawops-api.json", import.meta.url), "utf8")) as Contract;
}
