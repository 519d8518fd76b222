import { generations } from "../generation.ts";
import {
  anything,
  constant,
  each,
  filledText,
  flag,
  list,
  object,
  text,
  whole,
  type ObjectRule,
} from "../params/rule.ts";
import type { ProtocolVersion } from "../wire.ts";

const optionalTexts = "displayName deviceFamily modelIdentifier instanceId";

/** What the parameters of `connect` must be. Every object is closed: an unknown property is refused. */
export function connectRule(protocol: ProtocolVersion): ObjectRule {
  const { clientIds, clientModes } = generations[protocol];
  const isNew = protocol === 4;
  const client = object(
    {
      id: constant(...clientIds),
      mode: constant(...clientModes),
      version: filledText,
      platform: filledText,
      ...each(isNew ? `${optionalTexts} buildId timeZone` : optionalTexts, filledText),
    },
    ["id", "version", "platform", "mode"],
  );
  const device = object({ ...each("id publicKey signature", filledText), nonce: filledText, signedAt: whole(0) }, [
    "id",
    "publicKey",
    "signature",
    "signedAt",
    ...(isNew ? ["nonce"] : []),
  ]);
  const newAuth = "bootstrapToken deviceToken approvalRuntimeToken agentRuntimeIdentityToken";
  const auth = object(each(isNew ? `token password ${newAuth}` : "token password", text));
  return object(
    {
      minProtocol: whole(1),
      maxProtocol: whole(1),
      client,
      caps: list(filledText),
      commands: list(filledText),
      permissions: anything,
      pathEnv: text,
      role: filledText,
      scopes: list(filledText),
      device,
      auth,
      locale: text,
      userAgent: text,
      ...(isNew ? { computerUse: anything, workerRuns: flag } : {}),
    },
    ["minProtocol", "maxProtocol", "client"],
  );
}
