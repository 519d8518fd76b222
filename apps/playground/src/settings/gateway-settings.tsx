import { PasswordInput, TextInput } from "@mantine/core";
import { useState, type JSX } from "react";

import type { GatewayStatus } from "../../contract/status.ts";
import { SettingsForm } from "./settings-form.tsx";

/** Chooses the local gateway or a real one. */
export function GatewaySettings({ status }: { readonly status: GatewayStatus }): JSX.Element {
  const { real } = status;
  const [url, setUrl] = useState(real.url ?? "");
  const [token, setToken] = useState("");
  const [password, setPassword] = useState("");
  return (
    <SettingsForm
      title="Gateway"
      name="gateway"
      current={status.target}
      localHint="A gateway on this machine that speaks the same protocol; its answers are made up, no model is asked."
      realHint={
        real.detail === null
          ? "Your OpenClaw or Clawdbot gateway. Its agent and its model provider do real work."
          : `Your gateway, found in ${real.detail}. Its agent and its model provider do real work.`
      }
      change={(target) => ({ gateway: target === "local" ? { target } : { target, url, token, password } })}
      onApplied={() => {
        setToken("");
        setPassword("");
      }}
    >
      {(problemAt) => (
        <>
          <TextInput
            label="Gateway address"
            value={url}
            onChange={(event) => setUrl(event.currentTarget.value)}
            error={problemAt("gateway.url")}
            autoComplete="off"
            placeholder="ws://127.0.0.1:18789"
            data-testid="settings-gateway-url"
          />
          <PasswordInput
            label="Token"
            description={real.tokenSet ? "Set. Leave empty to keep it." : "Not set."}
            value={token}
            onChange={(event) => setToken(event.currentTarget.value)}
            error={problemAt("gateway.token")}
            autoComplete="off"
            data-testid="settings-gateway-token"
          />
          <PasswordInput
            label="Password"
            description={real.passwordSet ? "Set. Leave empty to keep it." : "Only for a gateway in password mode."}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            error={problemAt("gateway.password")}
            autoComplete="off"
            data-testid="settings-gateway-password"
          />
        </>
      )}
    </SettingsForm>
  );
}
