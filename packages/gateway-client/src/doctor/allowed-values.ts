const bothIds = "cli gateway-client webchat webchat-ui node-host test fingerprint";
const bothModes = "webchat cli ui backend node probe test";

/** What the fields of `connect` may hold, by generation (refusals of clawdbot 2026.1.24-3 and openclaw 2026.9.6). */
const allowed: Readonly<Record<string, Readonly<Record<3 | 4, string>>>> = {
  "/client/id": {
    3: `${bothIds} clawdbot-control-ui clawdbot-macos clawdbot-ios clawdbot-android clawdbot-probe`,
    4: `${bothIds} openclaw-control-ui openclaw-macos openclaw-ios openclaw-android openclaw-linux openclaw-watchos openclaw-tui openclaw-worker openclaw-probe openclaw-browser-copilot`,
  },
  "/client/mode": { 3: bothModes, 4: `${bothModes} worker` },
};

/** The values that a gateway of this generation takes at a path of the connect params; `undefined` where any will do. */
export function allowedValues(path: string, generation: 3 | 4): readonly string[] | undefined {
  return allowed[path]?.[generation].split(" ");
}
