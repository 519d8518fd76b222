import * as operations from "../generated/operations.ts";
import type {
  DictionaryTerm,
  DictionaryTermCreateParams,
  DictionaryTermUpdateParams,
  OkResult,
} from "../generated/types.ts";
import type { RequestOptions } from "../transport/request-options.ts";
import { Resource } from "./resource.ts";

/** Terms of a dictionary. */
export class DictionaryTerms extends Resource {
  /**
   * Adds a term; a `ConflictError` says that it is there already. Source: ClawOps API 1.3.2, addDictionaryTerm.
   */
  async create(
    dictionaryId: string,
    params: DictionaryTermCreateParams,
    options?: RequestOptions,
  ): Promise<DictionaryTerm> {
    return this.call(operations.addDictionaryTerm, { dictionaryId }, params, options);
  }

  /** Changes a term; `canonical: null` clears how it is written. Source: ClawOps API 1.3.2, updateDictionaryTerm. */
  async update(
    dictionaryId: string,
    itemId: string,
    params: DictionaryTermUpdateParams,
    options?: RequestOptions,
  ): Promise<DictionaryTerm> {
    return this.call(operations.updateDictionaryTerm, { dictionaryId, itemId }, params, options);
  }

  /** Removes a term. Source: ClawOps API 1.3.2, deleteDictionaryTerm. */
  async delete(dictionaryId: string, itemId: string, options?: RequestOptions): Promise<OkResult> {
    return this.call(operations.deleteDictionaryTerm, { dictionaryId, itemId }, undefined, options);
  }
}
