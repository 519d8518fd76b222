import { type ContractStep, step } from "./contract-steps.ts";

const dictionary = "/dictionaries/{createDictionary.id}";
const term = `${dictionary}/terms/{addDictionaryTerm.id}`;
const session = "/v1/assignment-sessions/{createAssignmentLink.token}";
const link = "/assignment-links/{createAssignmentLink.token}";
const domain = "/email-domains/{createEmailDomain.id}";
const key = `${"A".repeat(43)}=`;

/** Dictionaries, assignment links, e-mail, mobile gateways, usage. */
export const accountSteps: readonly ContractStep[] = [
  step("createDictionary", "/dictionaries", { name: "상품" }),
  step("addDictionaryTerm", `${dictionary}/terms`, { term: "클로옵스", canonical: "ClawOps" }),
  step("updateDictionaryTerm", term, { enabled: false }),
  step("listDictionaries", "/dictionaries"),
  step("getDictionary", dictionary),
  step("updateDictionary", dictionary, { isDefault: true }),
  step("deleteDictionaryTerm", term),
  step("deleteDictionary", dictionary),
  step("createAssignmentLink", "/assignment-links", { note: "x", webhookHeaders: { "X-Shop": "1" } }),
  step("getAssignmentSession", session),
  step("setAssignmentSessionSubscriberType", `${session}/subscriber-type`, { subscriberType: "individual" }),
  step("recordAssignmentSessionConsents", `${session}/consents`, {
    items: [{ clauseKey: "management.terms", agreed: true }],
  }),
  step("startAssignmentSessionIdentityVerification", `${session}/identity-verifications`, {}),
  step("resumeAssignmentSessionIdentityVerification", `${session}/identity-verifications/resume`, {}),
  step("finalizeAssignmentSession", `${session}/finalize`, {}),
  step("listAssignmentLinks", "/assignment-links"),
  step("getAssignmentLink", link),
  {
    ...step("revokeAssignmentLink", "/assignment-links/{other}"),
    before: async ({ post }) => ({ other: String((await post("/assignment-links")).body["token"]) }),
  },
  step("createEmailDomain", "/email-domains", { domain: "example.com" }),
  step("listEmailDomains", "/email-domains"),
  step("verifyEmailDomain", `${domain}/verification`),
  step("updateEmailDomain", domain, { receivingEnabled: true }),
  step("verifyEmailDomainReceiving", `${domain}/receiving-verification`),
  step("getEmailDomain", domain),
  step("sendEmail", "/emails", { from: "a@example.com", to: ["b@example.com"], subject: "x", body: "y" }),
  step("listEmails", "/emails"),
  {
    ...step("getEmail", "/emails/{email}"),
    before: async ({ api, get }) => {
      const attachments = [{ filename: "a.txt", content: "hello" }];
      const { emailId } = await api.simulate.inboundEmail({ from: "c@d.com", to: "a@example.com", attachments });
      const [file] = (await get(`/emails/${emailId}`)).body["attachments"] as Array<{ attachmentId: string }>;
      return { email: emailId, file: file?.attachmentId ?? "" };
    },
  },
  step("getEmailAttachment", "/emails/{email}/attachments/{file}"),
  step("deleteEmailDomain", domain),
  step("createMobileGatewayEnrollmentToken", "/mobile-gateways/enrollment-tokens"),
  {
    ...step("enrollMobileGateway", "/v1/mobile-gateways/enroll", { wgPubkey: key }),
    bearer: "{createMobileGatewayEnrollmentToken.token}",
  },
  {
    ...step("getMobileGatewayVerificationStatus", "/v1/mobile-gateways/verification/status"),
    bearer: "{nonce}",
    before: ({ api }) => ({ nonce: api.simulate.mobileVerification().nonce }),
  },
];
