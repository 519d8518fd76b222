import { isRecord } from "@pincer/shared/internal";

import { PagePromise } from "../pagination/page-promise.ts";
import { Page } from "../pagination/page.ts";
import type { Call } from "../transport/prepare-request.ts";
import type { RequestOptions } from "../transport/request-options.ts";
import { snapshot, snapshotOptions } from "../transport/snapshot.ts";
import type { Transport } from "../transport/transport.ts";
import type { ListStyle, Operation } from "../wire/operation.ts";

/** The way to one account. */
export interface AccountApi {
  readonly transport: Transport;
  readonly accountId: string;
}

/** The base of all resources: methods in terms of operations. */
export abstract class Resource {
  readonly #api: AccountApi;

  constructor(api: AccountApi) {
    this.#api = api;
  }

  /** Calls an operation. `path` holds its path parameters without the account. */
  protected async call<T>(
    operation: Operation,
    path: Readonly<Record<string, unknown>>,
    params?: object,
    options?: RequestOptions,
    more?: Pick<Call, "bearer" | "page">,
  ): Promise<T> {
    const { transport, accountId } = this.#api;
    return (await transport.request({ operation, path: { accountId, ...path }, params, options, ...more })) as T;
  }

  /** Calls an operation whose list comes as a whole, and gives the rows. */
  protected async rows<T>(
    operation: Operation,
    path: Readonly<Record<string, unknown>>,
    params?: object,
    options?: RequestOptions,
  ): Promise<T[]> {
    const answer = await this.call<Record<string, T[]>>(operation, path, params, options);
    return answer[operation.list?.key ?? "data"] ?? [];
  }

  /** Calls an operation whose list comes in pages. */
  protected pages<T, A = Readonly<Record<string, unknown>>>(
    operation: Operation,
    path: Readonly<Record<string, unknown>>,
    wanted?: object,
    wantedOptions?: RequestOptions,
  ): PagePromise<T, A> {
    const list: ListStyle = operation.list ?? { key: "data" };
    // Pages are fetched later, also the first one.
    const params = snapshot(wanted);
    const options = snapshotOptions(wantedOptions);
    const given = isRecord(params) ? params : {};
    const wish = { page: asNumber(given["page"]), pageSize: asNumber(given["pageSize"]) };
    const fetch = (page: number | undefined): Promise<Record<string, unknown>> =>
      this.call(operation, path, params, options, { page });
    const source = { list, operation: operation.id, pageSize: wish.pageSize, signal: options?.signal, fetch };
    return new PagePromise<T, A>(async () => new Page<T, A>(source, await fetch(wish.page), wish));
  }
}

function asNumber(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}
