import { readPhoneNumber } from "./phone-number.ts";
import type { MobileVerification, SimulatedMcpServer } from "./simulate-servers.ts";
import type { World } from "./state/world.ts";
import { usageError } from "./usage-error.ts";

/** How long a phone has time to prove its number: ten minutes. */
const VERIFICATION_MS = 10 * 60 * 1000;

/** Where the phone sends its proof. */
const RECEIVE_NUMBER = "07012341234";

/** Decides what an MCP server does. */
export function planMcpServer(world: World, { url, tools, error }: SimulatedMcpServer): void {
  if (typeof url !== "string" || !URL.canParse(url)) throw usageError("mcpServer: url must be a URL.");
  const offered = tools ?? [{ name: "search" }];
  const shown = offered.map(({ name, description = null, inputSchema = { type: "object" } }) => ({
    name,
    description,
    inputSchema,
  }));
  world.mcpServers.set(url, { tools: shown, error });
}

/** Begins the verification of a phone. */
export function startVerification(world: World): MobileVerification {
  const expiresAt = world.clock.now() + VERIFICATION_MS;
  const row = world.gatewayVerifications.add({ receiveNumber: RECEIVE_NUMBER, expiresAt, verifiedNumber: null });
  return {
    nonce: row.id,
    verify(input) {
      const { number: verifiedNumber } = readPhoneNumber(input);
      if (verifiedNumber === undefined) throw usageError(`mobileVerification: ${input} is not a phone number.`);
      if (world.clock.now() >= expiresAt) throw usageError("mobileVerification: the verification has expired.");
      world.gatewayVerifications.change(row, { verifiedNumber });
    },
  };
}
