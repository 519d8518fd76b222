/** The steps of somebody who takes a number through a link. */
export type AssignmentStep = "selectType" | "consents" | "verify" | "ready" | "done";

/** A link by which an end user takes a number; its id is the secret of the public page. */
export interface AssignmentLinkFields {
  readonly expiresAt: number;
  readonly webhookUrl: string | null;
  readonly webhookMethod: string | null;
  readonly webhookHeaders: Readonly<Record<string, string>> | null;
  readonly note: string | null;
  readonly returnUrl: string | null;
  readonly isRevoked: boolean;
  readonly step: AssignmentStep;
  readonly subscriberType: string | null;
  /** An identity verification has begun. */
  readonly isVerifying: boolean;
  readonly number: string | null;
  readonly consumedAt: number | undefined;
}
