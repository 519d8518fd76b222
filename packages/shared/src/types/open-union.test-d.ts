import { expectTypeOf } from "vitest";

import type { OpenUnion } from "./open-union.ts";

type Status = OpenUnion<"queued" | "sent">;

// Open: any text is taken, and nothing else.
expectTypeOf<"unheard-of">().toExtend<Status>();
expectTypeOf<string>().toExtend<Status>();
expectTypeOf<number>().not.toExtend<Status>();
expectTypeOf<Status>().toExtend<string>();

// The known values stay in the union (an editor completes them) and are not swallowed by `string`.
expectTypeOf<Status>().not.toEqualTypeOf<string>();
expectTypeOf<Extract<Status, "queued">>().toEqualTypeOf<"queued">();
