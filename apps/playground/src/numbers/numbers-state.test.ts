import { describe, expect, test } from "vitest";

import { initialState } from "../session/session-state.ts";
import { noNumbers, type NumbersAction, type NumbersState, reduceNumbers } from "./numbers-state.ts";
import { ownNumbers } from "./own-numbers.ts";

const error = { name: "E", message: "", code: null, status: null, requestId: null, advice: "", issues: [] };
const after = (...actions: NumbersAction[]): NumbersState => actions.reduce(reduceNumbers, noNumbers);

describe("the account's numbers", () => {
  test("are what was read last, also where reading them again fails", () => {
    const state = after({ type: "numbers/listed", items: ["070"] }, { type: "numbers/failed", error });
    expect(state).toEqual({ items: ["070"], reading: false, error });
    expect(ownNumbers({ ...initialState, numbers: state })).toEqual(["070"]);
  });

  test("are none as long as nothing is known of them", () => {
    expect(ownNumbers(initialState)).toEqual([]);
  });

  test("that were read show no older error", () => {
    const state = after(
      { type: "numbers/failed", error },
      { type: "numbers/reading" },
      { type: "numbers/listed", items: [] },
    );
    expect(state).toEqual({ items: [], reading: false, error: null });
  });
});
