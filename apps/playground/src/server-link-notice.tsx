import { Button, Group, Text } from "@mantine/core";
import type { JSX } from "react";

import { useSessionState } from "./session/session-context.ts";

import classes from "./server-link-notice.module.css";

/** Says so when the playground's own server is not there any more. */
export function ServerLinkNotice(): JSX.Element | null {
  const link = useSessionState((state) => state.link);
  if (link === "connecting" || link === "connected") return null;
  return (
    <div className={classes["strip"]} role="alert" data-testid="server-link">
      <Group gap="sm" justify="center">
        {link === "ended" ? (
          <>
            <Text fz="sm">The playground was restarted. This page belongs to its earlier run.</Text>
            <Button size="compact-xs" variant="white" onClick={() => window.location.reload()}>
              Reload
            </Button>
          </>
        ) : (
          <Text fz="sm">The playground's server does not answer. Trying again…</Text>
        )}
      </Group>
    </div>
  );
}
