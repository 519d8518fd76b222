import { Text } from "@mantine/core";
import type { JSX } from "react";

import { useSessionState } from "../../session/session-context.ts";
import { BodyView } from "../../ui/body-view.tsx";
import { DetailPart } from "./detail-part.tsx";

/** The summary, or how far it is: its sentence, and the whole as the account's schema has it. */
export function CallSummary(): JSX.Element | null {
  const detail = useSessionState((state) => state.detail);
  if (detail === null) return null;
  const { callId, summary } = detail;
  const { value } = summary;
  const core = value?.resultJson?.["coreSummary"];
  return (
    <DetailPart
      callId={callId}
      name="summary"
      title="Summary"
      hint="client.calls.getSummary()"
      part={summary}
      status={value?.status}
    >
      {value?.status === "failed" && typeof value.failedReason === "string" && (
        <Text fz="sm">{value.failedReason}</Text>
      )}
      {value?.status === "not_requested" && (
        <Text fz="sm" c="var(--pg-dim)">
          It comes with the transcript.
        </Text>
      )}
      {typeof core === "string" && (
        <Text fz="sm" mb={6}>
          {core}
        </Text>
      )}
      {value?.resultJson !== undefined && <BodyView body={{ type: "json", value: value.resultJson }} />}
    </DetailPart>
  );
}
