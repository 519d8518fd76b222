import * as operations from "../generated/operations.ts";
import type {
  Dictionary,
  DictionaryCreateParams,
  DictionaryDetail,
  DictionaryUpdateParams,
  OkResult,
} from "../generated/types.ts";
import type { RequestOptions } from "../transport/request-options.ts";
import { DictionaryTerms } from "./dictionary-terms.ts";
import { type AccountApi, Resource } from "./resource.ts";

/** Dictionaries of words that transcripts should know. */
export class Dictionaries extends Resource {
  /** The words of a dictionary. */
  readonly terms: DictionaryTerms;

  /** Made by the account. */
  constructor(api: AccountApi) {
    super(api);
    this.terms = new DictionaryTerms(api);
  }

  /** Every dictionary of the account. Source: ClawOps API 1.3.2, listDictionaries. */
  async list(options?: RequestOptions): Promise<Dictionary[]> {
    return this.rows(operations.listDictionaries, {}, undefined, options);
  }

  /** Makes a dictionary of words that transcripts should know. Source: ClawOps API 1.3.2, createDictionary. */
  async create(params: DictionaryCreateParams, options?: RequestOptions): Promise<Dictionary> {
    return this.call(operations.createDictionary, {}, params, options);
  }

  /** One dictionary with its terms. Source: ClawOps API 1.3.2, getDictionary. */
  async get(dictionaryId: string, options?: RequestOptions): Promise<DictionaryDetail> {
    return this.call(operations.getDictionary, { dictionaryId }, undefined, options);
  }

  /** Renames a dictionary, or makes it the default one. Source: ClawOps API 1.3.2, updateDictionary. */
  async update(dictionaryId: string, params: DictionaryUpdateParams, options?: RequestOptions): Promise<Dictionary> {
    return this.call(operations.updateDictionary, { dictionaryId }, params, options);
  }

  /** Deletes a dictionary with its terms. Source: ClawOps API 1.3.2, deleteDictionary. */
  async delete(dictionaryId: string, options?: RequestOptions): Promise<OkResult> {
    return this.call(operations.deleteDictionary, { dictionaryId }, undefined, options);
  }
}
