import * as fc from "fast-check";

const anything = fc.jsonValue({ maxDepth: 3 });
const name = fc.oneof(
  fc.constantFrom(
    "connect.challenge",
    "agent",
    "chat",
    "tick",
    "shutdown",
    "health",
    "__proto__",
    "constructor",
    "then",
  ),
  fc.string(),
);
const counter = fc.oneof(fc.nat(), anything);

/** A field that is as it should be, is something else, or is missing. */
function field<T>(right: fc.Arbitrary<T>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 4, arbitrary: right }, { weight: 1, arbitrary: anything });
}

const error = fc.record(
  {
    code: field(fc.constantFrom("INVALID_REQUEST", "UNAVAILABLE", "NOT_PAIRED", "FORBIDDEN")),
    message: field(fc.string()),
    details: anything,
    retryable: field(fc.boolean()),
    retryAfterMs: counter,
  },
  { requiredKeys: [] },
);

/** Texts that are frames, or nearly. */
export const frameTexts: fc.Arbitrary<string> = fc
  .oneof(
    anything,
    fc.record(
      {
        type: field(fc.constant("event")),
        event: field(name),
        payload: anything,
        seq: counter,
        stateVersion: anything,
      },
      { requiredKeys: ["type"] },
    ),
    fc.record(
      {
        type: field(fc.constant("res")),
        id: field(fc.string()),
        ok: field(fc.boolean()),
        payload: anything,
        error: field(error),
      },
      { requiredKeys: ["type"] },
    ),
  )
  .map((value) => JSON.stringify(value));
