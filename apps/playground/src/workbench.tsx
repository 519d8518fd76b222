import { Tabs } from "@mantine/core";
import { useHash } from "@mantine/hooks";
import type { JSX } from "react";

import { CallsPanel } from "./calls/calls-panel.tsx";
import { GatewayPanel } from "./gateway/gateway-panel.tsx";
import { MessagesPanel } from "./messages/messages-panel.tsx";
import { NumbersReader } from "./numbers/numbers-reader.tsx";
import { useSessionState } from "./session/session-context.ts";
import { clawopsKey, gatewayKey } from "./session/session-reducer.ts";
import { AgentIcon, MessageIcon, PhoneIcon } from "./ui/icons.tsx";

const names = ["messages", "calls", "agent"] as const;

/** The panels, one at a time; the address's hash says which. */
export function Workbench(): JSX.Element {
  const [hash, setHash] = useHash({ getInitialValueInEffect: false });
  const current = names.find((name) => hash === `#${name}`) ?? "messages";
  const clawops = useSessionState(({ status }) => (status === null ? "" : clawopsKey(status)));
  const gateway = useSessionState(({ status }) => (status === null ? "" : gatewayKey(status)));
  return (
    <Tabs value={current} onChange={(name) => setHash(name ?? "messages")} keepMountedMode="display-none">
      <Tabs.List mb="lg" aria-label="Workbench">
        <Tabs.Tab value="messages" leftSection={<MessageIcon />}>
          Messages
        </Tabs.Tab>
        <Tabs.Tab value="calls" leftSection={<PhoneIcon />}>
          Calls
        </Tabs.Tab>
        <Tabs.Tab value="agent" leftSection={<AgentIcon />}>
          Agent
        </Tabs.Tab>
      </Tabs.List>
      <NumbersReader key={clawops} />
      <Tabs.Panel value="messages">
        <MessagesPanel key={clawops} />
      </Tabs.Panel>
      <Tabs.Panel value="calls">
        <CallsPanel key={clawops} />
      </Tabs.Panel>
      <Tabs.Panel value="agent">
        <GatewayPanel key={gateway} />
      </Tabs.Panel>
    </Tabs>
  );
}
