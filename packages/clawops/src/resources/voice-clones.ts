import * as operations from "../generated/operations.ts";
import type { VoiceClone, VoiceCloneCreateParams } from "../generated/types.ts";
import type { RequestOptions } from "../transport/request-options.ts";
import { Resource } from "./resource.ts";

/** Cloned voices. */
export class VoiceClones extends Resource {
  /** Every cloned voice of the account. Source: ClawOps API 1.3.2, listVoiceClones. */
  async list(options?: RequestOptions): Promise<VoiceClone[]> {
    return this.rows(operations.listVoiceClones, {}, undefined, options);
  }

  /**
   * Clones a voice from a recording. The speaker must have agreed: `consent` says so. About 10 an hour. Source: ClawOps
   * API 1.3.2, createVoiceClone.
   */
  async create(params: VoiceCloneCreateParams, options?: RequestOptions): Promise<VoiceClone> {
    return this.call(operations.createVoiceClone, {}, params, options);
  }

  /**
   * Deletes a cloned voice. A `ConflictError` says that an agent or a call flow speaks with it. Source: ClawOps
   * API 1.3.2, deleteVoiceClone.
   */
  async delete(voiceCloneId: string, options?: RequestOptions): Promise<void> {
    return this.call(operations.deleteVoiceClone, { voiceCloneId }, undefined, options);
  }
}
