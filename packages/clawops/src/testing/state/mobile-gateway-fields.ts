/** Lets one phone in, once. */
export interface EnrollmentTokenFields {
  readonly expiresAt: number;
  readonly wasUsed: boolean;
}

/** A phone that was let in. */
export interface MobileGatewayFields {
  readonly publicKey: string;
  readonly msisdn: string | null;
}

/** The check that a phone has the number that it says; its id is the nonce. */
export interface GatewayVerificationFields {
  readonly receiveNumber: string;
  readonly expiresAt: number;
  readonly verifiedNumber: string | null;
}
