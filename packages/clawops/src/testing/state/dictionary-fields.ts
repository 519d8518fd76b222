/** A word of a dictionary. */
export interface DictionaryTermFields {
  readonly dictionaryId: string;
  readonly term: string;
  readonly canonical: string | null;
  readonly enabled: boolean;
}

/** A dictionary for the recognition of speech. */
export interface DictionaryFields {
  readonly name: string;
  readonly isDefault: boolean;
}
