import type { JSX } from "react";

import type { ClawOpsStatus } from "../../contract/status.ts";
import { SettingsForm } from "./settings-form.tsx";

/** Chooses the local ClawOps or a real account. */
export function ClawOpsSettings({ status }: { readonly status: ClawOpsStatus }): JSX.Element {
  const { real } = status;
  const found = real.source === "environment" ? ", from the environment" : "";
  return (
    <SettingsForm
      title="ClawOps"
      side="clawops"
      current={status.target}
      localHint="A ClawOps on this machine: calls and messages are made up, nothing is sent, nothing costs money."
      realHint={`Your account at ClawOps${found}. Calls and messages are real and cost money.`}
      fields={[
        { name: "apiKey", label: "API key", secret: { isSet: real.apiKeySet, unset: "Not set." } },
        { name: "accountId", label: "Account id", placeholder: "AC…" },
        { name: "baseURL", label: "API address" },
      ]}
      initial={{ apiKey: "", accountId: real.accountId ?? "", baseURL: real.baseURL }}
      change={(target, values) => ({ clawops: { target, ...values } })}
    />
  );
}
