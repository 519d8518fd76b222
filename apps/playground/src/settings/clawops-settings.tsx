import { PasswordInput, TextInput } from "@mantine/core";
import { useState, type JSX } from "react";

import type { ClawOpsStatus } from "../../contract/status.ts";
import { SettingsForm } from "./settings-form.tsx";

/** Chooses the local ClawOps or a real account. */
export function ClawOpsSettings({ status }: { readonly status: ClawOpsStatus }): JSX.Element {
  const { real } = status;
  const [apiKey, setApiKey] = useState("");
  const [accountId, setAccountId] = useState(real.accountId ?? "");
  const [baseURL, setBaseURL] = useState(real.baseURL);
  return (
    <SettingsForm
      title="ClawOps"
      name="clawops"
      current={status.target}
      localHint="A ClawOps on this machine: calls and messages are made up, nothing is sent, nothing costs money."
      realHint={
        real.source === null
          ? "Your account at ClawOps. Calls and messages are real and cost money."
          : `Your account at ClawOps, from ${real.source === "environment" ? "the environment" : "these settings"}. Calls and messages are real and cost money.`
      }
      change={(target) => ({ clawops: target === "local" ? { target } : { target, apiKey, accountId, baseURL } })}
      onApplied={() => setApiKey("")}
    >
      {(problemAt) => (
        <>
          <PasswordInput
            label="API key"
            description={real.apiKeySet ? "Set. Leave empty to keep it." : "Not set."}
            value={apiKey}
            onChange={(event) => setApiKey(event.currentTarget.value)}
            error={problemAt("clawops.apiKey")}
            autoComplete="off"
            data-testid="settings-api-key"
          />
          <TextInput
            label="Account id"
            value={accountId}
            onChange={(event) => setAccountId(event.currentTarget.value)}
            error={problemAt("clawops.accountId")}
            autoComplete="off"
            placeholder="AC…"
            data-testid="settings-account-id"
          />
          <TextInput
            label="API address"
            value={baseURL}
            onChange={(event) => setBaseURL(event.currentTarget.value)}
            error={problemAt("clawops.baseURL")}
            autoComplete="off"
            data-testid="settings-base-url"
          />
        </>
      )}
    </SettingsForm>
  );
}
