/** What drives a run; loaded when the first run is started. */
export interface Driver<Accepted, Event, Result> {
  readonly runId: string;
  readonly accepted: { readonly promise: Promise<Accepted> };
  readonly log: {
    events(): AsyncGenerator<Event, void, undefined>;
    textPieces(): AsyncGenerator<string, void, undefined>;
  };
  start(): Promise<Result>;
  abort(): Promise<{ aborted: boolean }>;
}

/**
 * A run. Await it for the result, iterate over it for its events; both, in any order and more than once, also late. Nothing is
 * reported as unhandled where only one of them is used: each of them ends with the run's error.
 *
 * @throws GatewayRunError where the run ended without success; GatewayTimeoutError where it was not accepted in time;
 * GatewayRequestError where it was refused; the signal's own reason where that was aborted
 */
export class Run<Accepted, Event, Result> implements PromiseLike<Result>, AsyncIterable<Event> {
  readonly #key: string;
  readonly #driver: Promise<Driver<Accepted, Event, Result>>;
  readonly #accepted: Promise<Accepted>;
  readonly #result: Promise<Result>;
  #loaded: Driver<Accepted, Event, Result> | undefined;

  /** @internal */
  constructor(key: string, load: () => Promise<Driver<Accepted, Event, Result>>) {
    this.#key = key;
    this.#driver = load();
    this.#result = this.#driver.then((driver) => {
      this.#loaded = driver;
      return driver.start();
    });
    this.#accepted = this.#driver.then((driver) => driver.accepted.promise);
    this.#result.catch(() => {});
    this.#accepted.catch(() => {});
  }

  /** The run's name: its idempotency key, unless the gateway gives it another one when it accepts the run. */
  get runId(): string {
    return this.#loaded?.runId ?? this.#key;
  }

  /**
   * Resolves when the gateway has accepted the run; rejects where it ends before that. Where the result comes at once, it has no
   * more than the run's name and place.
   */
  get accepted(): Promise<Accepted> {
    return this.#accepted;
  }

  /**
   * The text as it comes. Of a run that succeeded the joined pieces end with the text of the result, and mostly are just that; what
   * was missed in between (a lost connection) is filled in. There is more before it where
   * - messages came that the result leaves out, such as what the model says before it uses a tool;
   * - text that was given out does not hold: the gateway took it back (its model broke off and answers anew), or the result has
   *   another one; the text that holds follows after a line break;
   * - the model had nothing to say: a mark such as `NO_REPLY` may come, and the result's text is empty.
   * White space between words may differ. No piece ends in white space or within a character: that comes with the next one.
   */
  get textStream(): AsyncIterable<string> {
    return { [Symbol.asyncIterator]: () => this.#read(({ log }) => log.textPieces()) };
  }

  /**
   * Asks the gateway to stop the run, at once also where it was not accepted yet, and then again when it is. `aborted: false` means
   * that it could not (protocol 3 cannot stop a run of `agent`) or that the run was over; the run then settles as it would have.
   *
   * @throws GatewayRequestError, GatewayTimeoutError or GatewayConnectionError where the question itself failed
   */
  async abort(): Promise<{ aborted: boolean }> {
    return (await this.#driver).abort();
  }

  /**
   * The events of the run from its start. The last 10,000 (of at most 16 million characters) are kept for readers who are late or
   * slow; where some were dropped, an event of the client's own says how many.
   */
  [Symbol.asyncIterator](): AsyncIterator<Event, void, undefined> {
    return this.#read(({ log }) => log.events());
  }

  then<Value = Result, Other = never>(
    onResult?: ((result: Result) => Value | PromiseLike<Value>) | null,
    onError?: ((reason: unknown) => Other | PromiseLike<Other>) | null,
  ): Promise<Value | Other> {
    return this.#result.then(onResult, onError);
  }

  catch<Other = never>(onError?: ((reason: unknown) => Other | PromiseLike<Other>) | null): Promise<Result | Other> {
    return this.#result.catch(onError);
  }

  finally(onEnd?: (() => void) | null): Promise<Result> {
    return this.#result.finally(onEnd);
  }

  async *#read<T>(
    open: (driver: Driver<Accepted, Event, Result>) => AsyncGenerator<T, void, undefined>,
  ): AsyncGenerator<T, void, undefined> {
    yield* open(await this.#driver);
  }
}
