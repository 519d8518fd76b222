import { ActionIcon, CloseButton, CopyButton, Group, SegmentedControl, Text, Tooltip } from "@mantine/core";
import { useState, type JSX } from "react";

import type { HttpSide, LogEntry } from "../../contract/log-entry.ts";
import { BodyView } from "../ui/body-view.tsx";
import { CopyIcon } from "../ui/icons.tsx";
import { lineOf } from "./log-line-text.ts";
import { MessageSide } from "./message-side.tsx";
import { WebhookView } from "./webhook-view.tsx";

import classes from "./log-inspector.module.css";

/** What the inspector shows. */
export interface LogInspectorProps {
  readonly entry: LogEntry;
  readonly onClose: () => void;
}

/** One entry in full. Secrets were taken out before the page got it. */
export function LogInspector({ entry, onClose }: LogInspectorProps): JSX.Element {
  const { mark, text, end } = lineOf(entry);
  const title = entry.kind === "http" || entry.kind === "webhook" ? `${entry.method} ${entry.path}` : `${mark} ${text}`;
  return (
    <section className={classes["inspector"]} aria-label="Entry" data-testid="log-inspector">
      <Group className={classes["head"]} gap={8} wrap="nowrap">
        <Text ff="monospace" fz="xs" fw={600} style={{ overflowWrap: "anywhere", flex: 1 }}>
          {title}{" "}
          <Text span inherit c="var(--pg-dim)" fw={400}>
            {end}
          </Text>
        </Text>
        <CopyButton value={JSON.stringify(entry, null, 2)}>
          {({ copied, copy }) => (
            <Tooltip label={copied ? "Copied" : "Copy as JSON"}>
              <ActionIcon variant="subtle" color="gray" size="sm" aria-label="Copy as JSON" onClick={copy}>
                <CopyIcon size={14} />
              </ActionIcon>
            </Tooltip>
          )}
        </CopyButton>
        <CloseButton size="sm" aria-label="Close entry" onClick={onClose} />
      </Group>
      <div className={classes["body"]}>
        {entry.kind === "http" && <Exchange request={entry.request} response={entry.response} error={entry.error} />}
        {entry.kind === "webhook" && <WebhookView entry={entry} />}
        {entry.kind === "frame" && <BodyView body={entry.body} />}
        {entry.kind === "socket" && (
          <Text fz="sm">
            Connection {entry.connection}: {entry.summary}
          </Text>
        )}
      </div>
    </section>
  );
}

interface ExchangeProps {
  readonly request: HttpSide;
  readonly response: HttpSide | null;
  readonly error: string | undefined;
}

function Exchange({ request, response, error }: ExchangeProps): JSX.Element {
  const [shown, setShown] = useState<"request" | "response">("response");
  return (
    <>
      <SegmentedControl
        size="xs"
        mb={8}
        aria-label="Part of the exchange"
        value={shown}
        onChange={setShown}
        data={[
          { value: "request", label: "Request" },
          { value: "response", label: "Response" },
        ]}
        data-testid="log-part"
      />
      {shown === "request" && <MessageSide side={request} />}
      {shown === "response" && error !== undefined && <Text fz="sm">{error}</Text>}
      {shown === "response" && response !== null && <MessageSide side={response} />}
    </>
  );
}
