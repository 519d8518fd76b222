import { isRecord } from "@pincer/shared/internal";

/**
 * Methods that only read, or wait for something that happens all the same, or that leave things as the first call did: asking
 * twice does nothing twice. By the part before their last dot. Decided for each method by what it does, not by its name; one
 * that is not here counts as one that acts.
 */
const safe: Readonly<Record<string, string>> = {
  "": "health status last-heartbeat system-presence",
  agent: "wait",
  "agent.identity": "get",
  agents: "list",
  "agents.files": "list get",
  "agents.workspace": "list get",
  approval: "get history",
  artifacts: "list get download",
  audit: "list",
  "audit.activity": "list",
  "audit.run": "inspect",
  board: "get",
  channels: "status",
  "channels.pairing": "list",
  chat: "history metadata",
  "chat.message": "get",
  commands: "list",
  config: "get schema",
  "config.schema": "lookup",
  conversations: "list",
  cron: "list status runs get",
  "cron.scratch": "get",
  "device.pair": "list",
  "device.scopes": "waitUpgrade",
  diagnostics: "stability lanes",
  "doctor.memory": "status dreamDiary",
  environments: "list status",
  "environments.session": "status",
  "exec.approval": "get list waitDecision",
  "exec.approval.grants": "list",
  "exec.approvals": "get",
  "exec.approvals.node": "get",
  fs: "listDir",
  "gateway.identity": "get",
  "gateway.restart": "preflight",
  "gateway.suspend": "status",
  hooks: "status",
  logs: "tail",
  memory: "search",
  mentions: "list",
  models: "list authStatus",
  node: "list describe",
  "node.pair": "list",
  "openclaw.approval": "list",
  "openclaw.changes": "list",
  "openclaw.chat": "history",
  "plugin.approval": "list waitDecision",
  plugins: "list search inspect uiDescriptors",
  "plugins.catalog": "browse categories get",
  portal: "list",
  progressCard: "get",
  projects: "list",
  question: "get list waitAnswer",
  "secrets.store": "list",
  "session.discussion": "info",
  "session.members": "list listEvidence",
  "session.suggestions": "list",
  sessions: "list preview resolve describe get search diff subscribe",
  "sessions.branches": "list",
  "sessions.catalog": "list read",
  "sessions.companion": "state",
  "sessions.files": "list get",
  "sessions.groups": "list defaults",
  "sessions.messages": "subscribe unsubscribe",
  "sessions.storage": "status",
  skills: "status bins search detail skillCard securityVerdicts",
  "skills.curator": "status",
  "skills.library": "list read",
  "skills.proposals": "list inspect historyStatus",
  "skills.workshop": "read",
  system: "info",
  talk: "catalog config",
  "talk.voice": "get",
  taskSuggestions: "list",
  tasks: "list get history",
  terminal: "list",
  themes: "list get",
  tools: "catalog effective",
  transcripts: "list get status",
  tts: "status providers personas",
  update: "status",
  "update.runs": "get list",
  usage: "status cost",
  users: "list self listAuthLinks listModelAccounts listChannelIdentities mentionable",
  "users.prefs": "get",
  voicewake: "get",
  "voicewake.routing": "get",
  webSearch: "status",
  wizard: "status",
  worktrees: "list branches",
};

/** Methods whose `idempotencyKey` the gateway remembers for some minutes, until it is restarted. */
const keyed = "agent chat.send send poll message.action sessions.send";

/** What may be asked again after a connection was lost: always, only of a gateway that provably knows its key, or not at all. */
export type Repeatable = "always" | "same-gateway" | false;

/** Whether a request that was sent, and not answered, may be sent again. */
export function isRepeatable(method: string, params: unknown): Repeatable {
  const dot = method.lastIndexOf(".");
  const group = method.slice(0, Math.max(dot, 0));
  if (Object.hasOwn(safe, group) && has(safe[group], method.slice(dot + 1))) return "always";
  const key = has(keyed, method) && isRecord(params) && params["idempotencyKey"];
  return typeof key === "string" && key !== "" && "same-gateway";
}

function has(words: string | undefined, word: string): boolean {
  return words?.split(" ").includes(word) === true;
}
