import type { ErrorView } from "../errors/describe-error.ts";

/** The account's numbers as they were read. */
export interface NumbersState {
  /** `null` until they were. */
  readonly items: readonly string[] | null;
  readonly reading: boolean;
  readonly error: ErrorView | null;
}

export const noNumbers: NumbersState = { items: null, reading: false, error: null };

/** What can happen to it. */
export type NumbersAction =
  | { readonly type: "numbers/reading" }
  | { readonly type: "numbers/listed"; readonly items: readonly string[] }
  | { readonly type: "numbers/failed"; readonly error: ErrorView };

export function reduceNumbers(state: NumbersState, action: NumbersAction): NumbersState {
  switch (action.type) {
    case "numbers/reading":
      return { ...state, reading: true };
    case "numbers/listed":
      return { items: action.items, reading: false, error: null };
    case "numbers/failed":
      return { ...state, reading: false, error: action.error };
  }
}
