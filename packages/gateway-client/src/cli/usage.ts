/** What `--help` prints, and what follows a wrong command line. */
export const usage = `Usage: gateway-client local [options]

Runs a gateway on this machine that speaks the protocol of OpenClaw (4) or Clawdbot (3), for work and tests without a
real one. It has no model and costs nothing, keeps its state in memory, and is reachable from this machine only.

Options:
  --port <number>         Port on 127.0.0.1; 0 takes one that is free (default $OPENCLAW_GATEWAY_PORT, then 18789)
  --protocol <3|4>        The generation of the protocol (default 4)
  --token <token>         What clients must send (default $OPENCLAW_GATEWAY_TOKEN, then local-token)
  --password <password>   The same for a gateway in password mode (default $OPENCLAW_GATEWAY_PASSWORD)
  --reply <text>          What the agent says (default: the message with "ECHO: " before it)
  --script <file>         The same with tools: a JSON list of texts and { "tool", "args", "result", "isError" }
  --delay <ms>            Time before each piece of a reply (default 0)
  --tick-interval <ms>    Time between two ticks (default 30000)
  --origin <origin>       An origin of web pages that may connect besides loopback; give it again for more
  --fail <fault>          Something that goes wrong; give it again for more. Such as "drop method=agent times=2",
                          "hang times=always" or {"kind":"error","method":"sessions.list","code":"UNAVAILABLE"}
  --log <what>            requests: a line each; frames: JSON lines of all frames, secrets masked; off (default requests)
  --stdin                 Reads commands: fail <fault>, disconnect [code], restart [milliseconds that it is down]
  --help                  Print this
  --version               Print the version

Instead of OPENCLAW_ the variables may begin with CLAWDBOT_. Other users of this machine can read its command lines:
give secrets in the environment. Ctrl+C ends it as SIGTERM ends a real one: runs in progress end first (protocol 4), and
clients are told; a second one ends those runs. Exit codes: 0 ended, 1 it could not run, 2 a wrong command line.
`;
