/** What a promise rejects with. @throws Error if it is fulfilled */
export async function rejectionOf(promise: PromiseLike<unknown>): Promise<unknown> {
  let value: unknown;
  try {
    value = await promise;
  } catch (reason) {
    return reason;
  }
  throw new Error("Expected a rejection, but the promise was fulfilled.", { cause: value });
}
