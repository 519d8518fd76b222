import * as operations from "../generated/operations.ts";
import type { NumberCreateParams, NumberUpdateParams, PhoneNumber } from "../generated/types.ts";
import type { RequestOptions } from "../transport/request-options.ts";
import { Resource } from "./resource.ts";

/** Phone numbers of the account. The number itself is the key: `07012341234`. */
export class Numbers extends Resource {
  /**
   * Takes a new number, which the server picks. It costs money, and rejects calls until it has a `webhookUrl` or another
   * routing. Never repeated where it may have been taken already: such an error has `outcome: "unknown"`, and {@link
   * list} shows it. Source: ClawOps API 1.3.2, registerNumber.
   */
  async create(params?: NumberCreateParams, options?: RequestOptions): Promise<PhoneNumber> {
    return this.call(operations.registerNumber, {}, params, options);
  }

  /** Every number of the account. Source: ClawOps API 1.3.2, listNumbers. */
  async list(options?: RequestOptions): Promise<PhoneNumber[]> {
    return this.rows(operations.listNumbers, {}, undefined, options);
  }

  /**
   * Changes what is given: what is left out stays, `null` clears. Another `routingType` clears the ids of the others.
   * Source: ClawOps API 1.3.2, updateNumber.
   */
  async update(number: string, params: NumberUpdateParams, options?: RequestOptions): Promise<PhoneNumber> {
    return this.call(operations.updateNumber, { number }, params, options);
  }

  /** Gives a number back. It cannot be had again. Source: ClawOps API 1.3.2, deleteNumber. */
  async delete(number: string, options?: RequestOptions): Promise<void> {
    return this.call(operations.deleteNumber, { number }, undefined, options);
  }

  /**
   * Takes a representative number (15xx, 16xx, 18xx), which can be forwarded only. It costs money, and is never repeated
   * where it may have been taken already. Source: ClawOps API 1.3.2, createRepresentativeNumber.
   */
  async createRepresentative(options?: RequestOptions): Promise<PhoneNumber> {
    return this.call(operations.createRepresentativeNumber, {}, undefined, options);
  }
}
