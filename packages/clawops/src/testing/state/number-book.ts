import type { PhoneNumber } from "../../generated/types.ts";
import { readPhoneNumber } from "../phone-number.ts";
import { iso } from "./iso.ts";

/** The number that an account has that was told of none. */
const FIRST_NUMBER = "07012341234";

/** Where the numbers that the server hands out begin. */
const FIRST_REGISTERED = 7_099_990_001;
const FIRST_REPRESENTATIVE = 15_990_001;

/**
 * The numbers of the account. Given a list, exactly these are owned; given none, every Korean number is, so that a test need
 * not register the number that it sends from.
 */
export class NumberBook {
  readonly #initial: readonly string[] | undefined;
  readonly #numbers = new Map<string, PhoneNumber>();
  readonly #deleted = new Set<string>();
  #registered = 0;

  constructor(numbers: readonly string[] | undefined, now: number) {
    this.#initial = numbers;
    for (const number of numbers ?? [FIRST_NUMBER]) this.#numbers.set(number, newNumber(number, now));
  }

  /** True when the account may call and send from the number. */
  owns(number: string): boolean {
    if (this.#numbers.has(number)) return true;
    return this.#initial === undefined && !this.#deleted.has(number) && readPhoneNumber(number).number === number;
  }

  /** The number's settings; `undefined` where it is not owned. */
  find(number: string, now: number): PhoneNumber | undefined {
    if (!this.#numbers.has(number) && this.owns(number)) this.#numbers.set(number, newNumber(number, now));
    return this.#numbers.get(number);
  }

  /** Every number that is known by name. */
  list(): PhoneNumber[] {
    return [...this.#numbers.values()];
  }

  /** Gives the account one more number. */
  register(settings: Partial<PhoneNumber>, now: number): PhoneNumber {
    const number = `0${FIRST_REGISTERED + this.#registered}`;
    this.#registered += 1;
    const created = { ...newNumber(number, now), ...settings };
    this.#numbers.set(number, created);
    return created;
  }

  /** Gives the account a representative number; it forwards calls to a number, once it is told to which. */
  registerRepresentative(now: number): PhoneNumber {
    const number = String(FIRST_REPRESENTATIVE + this.#registered);
    this.#registered += 1;
    const created = { ...newNumber(number, now), routingType: "forward" };
    this.#numbers.set(number, created);
    return created;
  }

  /** Changes settings; what is left out stays. */
  update(number: PhoneNumber, changes: Partial<PhoneNumber>): PhoneNumber {
    const changed = { ...number, ...changes };
    this.#numbers.set(number.number ?? "", changed);
    return changed;
  }

  /** Takes a number from the account, for good. */
  delete(number: string): void {
    this.#numbers.delete(number);
    this.#deleted.add(number);
  }
}

function newNumber(number: string, now: number): PhoneNumber {
  return {
    number,
    source: "pool",
    webhookUrl: null,
    webhookMethod: "POST",
    callContextUrl: null,
    routingType: "webhook",
    sipEndpointId: null,
    sipCredentialId: null,
    forwardTo: null,
    callFlowId: null,
    agentId: null,
    webhookHeaders: null,
    statusCallback: null,
    statusCallbackEvents: null,
    numberType: number.startsWith("1") ? "representative" : "did",
    dictionaryId: null,
    createdAt: iso(now),
  };
}
