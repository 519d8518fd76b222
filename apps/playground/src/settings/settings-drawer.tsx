import { Drawer, Stack, Text } from "@mantine/core";
import type { JSX } from "react";

import { useSessionState } from "../session/session-context.ts";
import { ClawOpsSettings } from "./clawops-settings.tsx";
import { GatewaySettings } from "./gateway-settings.tsx";

/** What the drawer is told. */
export interface SettingsDrawerProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Chooses what each side points to. */
export function SettingsDrawer({ opened, onClose }: SettingsDrawerProps): JSX.Element {
  const status = useSessionState((state) => state.status);
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={420}
      title={<Text fw={600}>Settings</Text>}
      closeButtonProps={{ "aria-label": "Close settings" }}
      data-testid="settings"
    >
      {status !== null && (
        <Stack gap="xl">
          <Text fz="sm" c="var(--pg-dim)">
            Credentials go to the playground's server on this machine, are kept there in memory until it stops, and
            never come back to this page.
          </Text>
          <ClawOpsSettings status={status.clawops} />
          <GatewaySettings status={status.gateway} />
        </Stack>
      )}
    </Drawer>
  );
}
