/** A model of the local gateway. */
export interface LocalModel {
  /** The provider's name, the part before the slash. */
  readonly provider: string;
  /** The model's id, the part after the slash. */
  readonly id: string;
  /** @default the id */
  readonly name?: string;
  /**
   * Tokens.
   * @default 200,000
   */
  readonly contextWindow?: number;
}

/** A choice of model, as a session stores it. */
export interface ModelChoice {
  readonly provider: string;
  readonly model: string;
}

/** The models of a gateway that was not told others. */
export const defaultModels: readonly LocalModel[] = [
  { provider: "local", id: "echo-1", name: "Echo" },
  { provider: "local", id: "echo-2", name: "Echo2" },
];

const DEFAULT_CONTEXT_WINDOW = 200_000;

/** The models that a gateway knows. The first is the default. */
export class ModelCatalog {
  readonly all: readonly LocalModel[];
  readonly fallback: ModelChoice;

  constructor(models: readonly [LocalModel, ...LocalModel[]]) {
    this.all = models;
    this.fallback = { provider: models[0].provider, model: models[0].id };
  }

  /** `provider/model`, or a bare model of the default provider. */
  parse(reference: string): ModelChoice {
    const slash = reference.indexOf("/");
    if (slash <= 0) return { provider: this.fallback.provider, model: reference };
    return { provider: reference.slice(0, slash), model: reference.slice(slash + 1) };
  }

  /** True when some model is of this provider. */
  hasProvider(provider: string): boolean {
    return this.all.some((model) => model.provider === provider);
  }

  /** The context window of a model in tokens; that of an unknown one is the default's. */
  contextWindow(choice: ModelChoice): number {
    const found = this.all.find((model) => model.provider === choice.provider && model.id === choice.model);
    return (found ?? this.all[0])?.contextWindow ?? DEFAULT_CONTEXT_WINDOW;
  }
}
