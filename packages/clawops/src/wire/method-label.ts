import { isSecretName } from "@pincer/shared/internal";

/**
 * An operation's id for the beginning of a message. After `createWebrtcToken: ` the next word would look like the token to all that
 * takes secrets out of texts, ours and that of others, so a call's brackets stand between.
 */
export function methodLabel(id: string): string {
  return isSecretName(id) ? `${id}()` : id;
}
