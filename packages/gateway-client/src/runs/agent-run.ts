import type { AgentAccepted, AgentEvent, AgentResult } from "../protocol/agent.ts";
import type { RunDriver } from "./drive-run.ts";

/**
 * A run of the agent. Await it for the result, iterate over it for its events; both, in any order and more than once, also
 * late. Nothing is reported as unhandled where only one of them is used: each of them ends with the run's error.
 *
 * @throws GatewayRunError where the run ended without success; GatewayTimeoutError where it was not accepted in time;
 * GatewayRequestError where it was refused; the signal's own reason where that was aborted
 */
export class AgentRun implements PromiseLike<AgentResult>, AsyncIterable<AgentEvent> {
  readonly #driver: RunDriver;
  readonly #result: Promise<AgentResult>;

  /** @internal Made by `gateway.agent()`. */
  constructor(driver: RunDriver) {
    this.#driver = driver;
    this.#result = driver.start();
    this.#result.catch(() => {});
    driver.accepted.promise.catch(() => {});
  }

  /** The run's name: its idempotency key, unless the gateway gives it another one when it accepts the run. */
  get runId(): string {
    return this.#driver.runId;
  }

  /** Resolves when the gateway has accepted the run; rejects where it ends before that. */
  get accepted(): Promise<AgentAccepted> {
    return this.#driver.accepted.promise;
  }

  /**
   * The text as it comes; joined, the pieces are the text. The one exception: where the gateway takes back text that was given
   * out (its model broke off and answers anew, differently), the new text follows after a line break.
   */
  get textStream(): AsyncIterable<string> {
    return { [Symbol.asyncIterator]: () => this.#driver.log.text() };
  }

  /**
   * Asks the gateway to stop the run. `aborted: false` means that it could not (protocol 3 never can) or that the run was over;
   * the run then settles as it would have.
   *
   * @throws GatewayRequestError, GatewayTimeoutError or GatewayConnectionError where the question itself failed
   */
  abort(): Promise<{ aborted: boolean }> {
    return this.#driver.abort();
  }

  /** The events of the run from its start; the last 10,000 are kept for late readers. */
  [Symbol.asyncIterator](): AsyncIterator<AgentEvent, void, undefined> {
    return this.#driver.log.events();
  }

  then<Value = AgentResult, Other = never>(
    onResult?: ((result: AgentResult) => Value | PromiseLike<Value>) | null,
    onError?: ((reason: unknown) => Other | PromiseLike<Other>) | null,
  ): Promise<Value | Other> {
    return this.#result.then(onResult, onError);
  }

  catch<Other = never>(
    onError?: ((reason: unknown) => Other | PromiseLike<Other>) | null,
  ): Promise<AgentResult | Other> {
    return this.#result.catch(onError);
  }

  finally(onEnd?: (() => void) | null): Promise<AgentResult> {
    return this.#result.finally(onEnd);
  }
}
