/** Everything of SIP can be switched off. */
export type SipStatus = "active" | "disabled";

/** A SIP trunk. */
export interface SipEndpointFields {
  readonly name: string;
  readonly maxConcurrent: number | null;
  readonly status: SipStatus;
}

/** Where a trunk's calls go. */
export interface SipRouteFields {
  readonly endpointId: string;
  readonly uri: string;
  readonly priority: number;
  readonly weight: number;
  readonly transport: string;
  readonly status: SipStatus;
}

/** Addresses that may use a credential. */
export interface SipIpAclFields {
  readonly name: string;
  readonly cidrs: readonly string[];
  readonly status: SipStatus;
}

/** A login of a softphone. */
export interface SipCredentialFields {
  readonly name: string;
  readonly username: string;
  readonly ipAclId: string | null;
  readonly allowedNumbers: readonly string[];
  readonly status: SipStatus;
}

/** A login for a browser, for a while. */
export interface WebrtcTokenFields {
  readonly credentialId: string;
}
