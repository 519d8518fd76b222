import type { Stored } from "../../state/collection.ts";
import type { EmailDomainFields } from "../../state/email-fields.ts";
import { iso, isoOrNull } from "../../state/iso.ts";

/** A domain as the API shows it, with the DNS records that it needs. */
export function showDomain(row: Stored<EmailDomainFields>): Record<string, unknown> {
  const { id, domain, status, receivingEnabled, receivingStatus, createdAt, updatedAt } = row;
  const isVerified = status === "verified";
  return {
    id,
    domain,
    status,
    dnsRecords: dnsRecordsOf(domain, receivingEnabled),
    receivingEnabled,
    receivingStatus,
    receivingCheckedAt: isoOrNull(row.receivingCheckedAt),
    mailFromStatus: status,
    dmarcStatus: isVerified ? "monitor" : row.lastCheckedAt === undefined ? null : "not_found",
    lastCheckedAt: isoOrNull(row.lastCheckedAt),
    verifiedAt: isoOrNull(row.verifiedAt),
    pendingExpiresAt: null,
    createdAt: iso(createdAt),
    updatedAt: iso(updatedAt),
  };
}

function dnsRecordsOf(domain: string, isReceiving: boolean): object[] {
  const required = { requirement: "required", priority: null };
  const dkim = ["a", "b", "c"].map((key) => ({
    purpose: "dkim",
    type: "CNAME",
    name: `${key}._domainkey.${domain}`,
    value: `${key}.dkim.example.com`,
    ...required,
  }));
  const mx = { type: "MX", value: "inbound.example.com", priority: 10 };
  return [
    ...dkim,
    { ...mx, purpose: "mail_from_mx", requirement: "required", name: `mail.${domain}` },
    {
      purpose: "mail_from_spf",
      type: "TXT",
      name: `mail.${domain}`,
      value: "v=spf1 include:example.com ~all",
      ...required,
    },
    {
      purpose: "dmarc",
      requirement: "recommended",
      type: "TXT",
      name: `_dmarc.${domain}`,
      value: "v=DMARC1; p=none",
      priority: null,
    },
    ...(isReceiving ? [{ ...mx, purpose: "inbound", requirement: "required", name: domain }] : []),
  ];
}
