import { expectTypeOf } from "vitest";

import { PincerError, type PincerErrorKind } from "./pincer-error.ts";

class ChildError extends PincerError {
  static override readonly brand: string = "ChildError";
  readonly status: number = 404;
}

declare const thrown: unknown;

// Both ways to ask narrow to the class that was asked.
if (ChildError.isInstance(thrown)) expectTypeOf(thrown).toEqualTypeOf<ChildError>();
if (thrown instanceof ChildError) expectTypeOf(thrown.status).toEqualTypeOf<number>();
if (PincerError.isInstance(thrown)) expectTypeOf(thrown.kind).toEqualTypeOf<PincerErrorKind>();

// The set of kinds is closed: this stops compiling when one is added or taken away.
export function exhaustive(kind: PincerErrorKind): number {
  switch (kind) {
    case "configuration":
    case "invalid-argument":
    case "unsupported":
      return 1;
    case "connection":
    case "timeout":
    case "closed":
      return 2;
    case "authentication":
    case "permission":
    case "not-found":
    case "conflict":
    case "invalid-request":
    case "rate-limit":
    case "server":
      return 3;
    case "protocol":
    case "verification":
    case "run":
      return 4;
    default:
      return kind satisfies never;
  }
}

// @ts-expect-error a kind is needed
export const withoutKind: PincerError = new PincerError("x", {});
// @ts-expect-error and it is one of ours
export const wrongKind: PincerError = new PincerError("x", { kind: "teapot" });
