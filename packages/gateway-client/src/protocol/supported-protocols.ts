/** The protocols that this client speaks: 3 (clawdbot, openclaw until early 2026) and 4 (openclaw). */
export const supportedProtocols = { min: 3, max: 4 } as const;
