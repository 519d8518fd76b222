import { expectTypeOf } from "vitest";

import type { JsonObject, JsonValue } from "./json.ts";

expectTypeOf<{ a: [1, "b", null, { c: true }] }>().toExtend<JsonValue>();
expectTypeOf<JsonObject>().toExtend<JsonValue>();
expectTypeOf<undefined>().not.toExtend<JsonValue>();
expectTypeOf<Date>().not.toExtend<JsonValue>();
expectTypeOf<{ a: bigint }>().not.toExtend<JsonValue>();
expectTypeOf<() => void>().not.toExtend<JsonValue>();
