import * as operations from "../generated/operations.ts";
import type { Download } from "../transport/download.ts";
import type { RequestOptions } from "../transport/request-options.ts";
import { Resource } from "./resource.ts";

/** Recordings of calls: WAV, PCM 16 bit, mono, 8 kHz. */
export class Recordings extends Resource {
  /** The recording of a call: WAV, PCM 16 bit, mono, 8 kHz. Source: ClawOps API 1.3.2, getRecording. */
  async download(callId: string, options?: RequestOptions): Promise<Download> {
    return this.call(operations.getRecording, { callId }, undefined, options);
  }

  /**
   * Deletes the recording of a call; one that is gone already is no error. Source: ClawOps API 1.3.2, deleteRecording.
   */
  async delete(callId: string, options?: RequestOptions): Promise<void> {
    return this.call(operations.deleteRecording, { callId }, undefined, options);
  }

  /** What `<Record>` recorded; kept for 90 days. Source: ClawOps API 1.3.2, getVerbRecording. */
  async downloadVerb(callId: string, recordingName: string, options?: RequestOptions): Promise<Download> {
    return this.call(operations.getVerbRecording, { callId, recordingName }, undefined, options);
  }

  /**
   * Deletes what `<Record>` recorded; one that is gone already is no error. Source: ClawOps API 1.3.2,
   * deleteVerbRecording.
   */
  async deleteVerb(callId: string, recordingName: string, options?: RequestOptions): Promise<void> {
    return this.call(operations.deleteVerbRecording, { callId, recordingName }, undefined, options);
  }
}
