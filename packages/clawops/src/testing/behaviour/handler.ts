import type { Answer } from "../http/answer.ts";
import type { ApiRequest } from "../http/api-request.ts";
import type { World } from "../state/world.ts";

/** What the server does for one operation. It throws a Refusal for what it does not do. */
export type Handler = (world: World, request: ApiRequest) => Answer;

/** What the server does for a family of operations, by operationId. */
export type Handlers = Readonly<Record<string, Handler>>;
