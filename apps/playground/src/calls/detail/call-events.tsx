import { Text } from "@mantine/core";
import type { JSX } from "react";

import { useSessionState } from "../../session/session-context.ts";
import { timeOfDay } from "../../ui/format.ts";
import { DetailPart } from "./detail-part.tsx";

import classes from "./call-detail.module.css";

/** What happened in the call, in order. */
export function CallEvents(): JSX.Element | null {
  const detail = useSessionState((state) => state.detail);
  if (detail === null) return null;
  const { callId, events } = detail;
  return (
    <DetailPart callId={callId} name="events" title="Events" hint="client.calls.listEvents()" part={events}>
      {events.value?.length === 0 && <Text fz="sm">No events.</Text>}
      {events.value !== null && events.value.length > 0 && (
        <ol className={classes["list"]}>
          {events.value.map(({ id, event, detail: fields, timestamp }) => (
            <li key={id} data-testid="call-event">
              <span className={classes["time"]}>{timeOfDay(timestamp)}</span> {event}{" "}
              <span className={classes["time"]}>{fieldsInWords(fields)}</span>
            </li>
          ))}
        </ol>
      )}
    </DetailPart>
  );
}

function fieldsInWords(fields: Readonly<Record<string, unknown>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join(", ");
}
