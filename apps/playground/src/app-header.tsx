import { ActionIcon, Button, Group, Text, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { JSX } from "react";

import { useSessionState } from "./session/session-context.ts";
import { SettingsDrawer } from "./settings/settings-drawer.tsx";
import { MoonIcon, SettingsIcon, SunIcon } from "./ui/icons.tsx";
import { ModeBadge } from "./ui/mode-badge.tsx";

import classes from "./app-header.module.css";

/** Name, what each side points to, and the way to Settings. */
export function AppHeader(): JSX.Element {
  const status = useSessionState((state) => state.status);
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <header className={classes["header"]}>
      <Group gap={10} wrap="nowrap">
        <img src="/icon.svg" alt="" width={24} height={24} />
        <Text component="h1" fw={650} fz="md" lh={1}>
          Pincer <span className={classes["quiet"]}>Playground</span>
        </Text>
      </Group>
      <Group gap="xs" className={classes["badges"]}>
        {status !== null && (
          <>
            <ModeBadge
              side="ClawOps"
              target={status.clawops.target}
              realLabel="Real account: costs money"
              detail={`${status.clawops.accountId} at ${status.clawops.baseURL}`}
            />
            <ModeBadge
              side="Gateway"
              target={status.gateway.target}
              realLabel="Real gateway"
              detail={status.gateway.url}
            />
          </>
        )}
      </Group>
      <Group gap={6} wrap="nowrap">
        <ColorSchemeButton />
        <Button variant="default" size="xs" leftSection={<SettingsIcon />} onClick={open} data-testid="open-settings">
          Settings
        </Button>
      </Group>
      <SettingsDrawer opened={opened} onClose={close} />
    </header>
  );
}

function ColorSchemeButton(): JSX.Element {
  const { setColorScheme } = useMantineColorScheme();
  const next = useComputedColorScheme("light") === "light" ? "dark" : "light";
  return (
    <ActionIcon
      variant="default"
      size={30}
      aria-label={`Switch to ${next} colors`}
      onClick={() => setColorScheme(next)}
    >
      {next === "dark" ? <MoonIcon /> : <SunIcon />}
    </ActionIcon>
  );
}
