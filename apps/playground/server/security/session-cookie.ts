import { randomBytes } from "node:crypto";

/** The secret that ties a page to one start of the playground. */
export interface SessionCookie {
  readonly name: string;
  readonly value: string;
  /** The `Set-Cookie` header. */
  readonly header: string;
}

/** Makes a new one. The port is in the name because cookies do not tell ports apart: two playgrounds must not share one. */
export function createSessionCookie(port: number): SessionCookie {
  const name = `pincer_playground_${port}`;
  const value = randomBytes(32).toString("base64url");
  return { name, value, header: `${name}=${value}; Path=/; HttpOnly; SameSite=Strict` };
}
