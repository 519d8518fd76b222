import { Text } from "@mantine/core";
import type { JSX } from "react";

import { useSession, useSessionState } from "../../session/session-context.ts";
import { DetailPart } from "./detail-part.tsx";
import { canRequest } from "./detail-state.ts";
import { requestTranscript } from "./load-detail.ts";
import { RequestTranscript } from "./request-transcript.tsx";
import { secondsOf } from "./seconds-of.ts";

import classes from "./call-detail.module.css";

/** What was said, or how far the transcript is; where there is none, one can be asked for. */
export function CallTranscript(): JSX.Element | null {
  const session = useSession();
  const detail = useSessionState((state) => state.detail);
  if (detail === null) return null;
  const { callId, transcript } = detail;
  const { value } = transcript;
  const request = (): void => {
    const scope = session.clawops();
    if (scope !== undefined && canRequest(transcript)) void requestTranscript(scope, callId);
  };
  return (
    <DetailPart
      callId={callId}
      name="transcript"
      title="Transcript"
      hint="client.calls.getTranscript()"
      part={transcript}
      status={value?.status}
    >
      {value?.status === "failed" && (
        <Text fz="sm" mb={6}>
          {[value.stage, value.error].filter((word) => typeof word === "string").join(": ")}
        </Text>
      )}
      {value?.segments !== undefined && (
        <ol className={classes["list"]}>
          {value.segments.map(({ speaker, start, text }, index) => (
            // Segments have no identity but their place.
            <li key={index} data-testid="transcript-segment">
              <span className={classes["time"]}>
                {secondsOf(start)} {speaker}
              </span>{" "}
              {text}
            </li>
          ))}
        </ol>
      )}
      {value !== null && <RequestTranscript possible={canRequest(transcript)} onRequest={request} />}
    </DetailPart>
  );
}
