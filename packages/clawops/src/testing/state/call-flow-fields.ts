/** A call flow. */
export interface CallFlowFields {
  readonly name: string;
  /** As the API shows it, with its defaults filled in. */
  readonly graph: Readonly<Record<string, unknown>>;
  /** Names that have to be given when the flow is dialled. */
  readonly variables: readonly string[];
}
