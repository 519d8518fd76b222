/** A key that no session has, of the same agent as the given one. The gateway makes the session with the first question. */
export function newSessionKey(sibling: string | null, id: string = crypto.randomUUID().slice(0, 8)): string {
  const [, agent] = /^agent:([^:]+):/.exec(sibling ?? "") ?? [];
  const name = `playground-${id}`;
  return agent === undefined ? name : `agent:${agent}:${name}`;
}
