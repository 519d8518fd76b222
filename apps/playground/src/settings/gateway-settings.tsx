import type { JSX } from "react";

import type { GatewayStatus } from "../../contract/status.ts";
import { SettingsForm } from "./settings-form.tsx";

/** Chooses the local gateway or a real one. */
export function GatewaySettings({ status }: { readonly status: GatewayStatus }): JSX.Element {
  const { real } = status;
  const whose = real.detail === null ? "Your OpenClaw or Clawdbot gateway." : `Your gateway, found in ${real.detail}.`;
  return (
    <SettingsForm
      title="Gateway"
      side="gateway"
      current={status.target}
      localHint="A gateway on this machine that speaks the same protocol; its answers are made up, no model is asked."
      realHint={`${whose} Its agent and its model provider do real work.`}
      problem={real.problem}
      fields={[
        { name: "url", label: "Gateway address", placeholder: "ws://127.0.0.1:18789" },
        { name: "token", label: "Token", secret: { isSet: real.tokenSet, unset: "Not set." } },
        {
          name: "password",
          label: "Password",
          secret: { isSet: real.passwordSet, unset: "Only for a gateway in password mode." },
        },
      ]}
      initial={{ url: real.url ?? "", token: "", password: "" }}
      change={(target, values) => ({ gateway: { target, ...values } })}
    />
  );
}
