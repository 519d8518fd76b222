/**
 * What turns parameters into a request, and what came of it into a value or an error, with the tables that say how. Loaded with the
 * first request, so that a page or a worker that only makes a client does not pay for it.
 */
export { prepareRequest } from "./prepare-request.ts";
export { readAnswer } from "./read-answer.ts";
export { checkRequestOptions } from "./request-options.ts";
export { toError } from "./to-error.ts";
