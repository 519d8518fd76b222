import { type Answer, json } from "../../http/answer.ts";
import type { ApiRequest } from "../../http/api-request.ts";
import { refuse } from "../../http/refusal.ts";
import type { AssignmentLinkFields, AssignmentStep } from "../../state/assignment-fields.ts";
import type { Stored } from "../../state/collection.ts";
import type { World } from "../../state/world.ts";
import { recordsOf, refuseUnknown, textOf } from "../body-fields.ts";
import type { Handlers } from "../handler.ts";
import { announce } from "../webhooks/announce.ts";
import { linkStatus } from "./link-status.ts";

/** The way of an end user from the link to a number. Errors have no code here. */
export const assignmentSessionHandlers: Handlers = {
  getAssignmentSession: (world, request) => json(200, showSession(world, openLink(world, request, true))),
  setAssignmentSessionSubscriberType: (world, request) => {
    refuseUnknown(request.body, ["subscriberType"]);
    const link = openLink(world, request);
    needStep(link, ["selectType", "consents"]);
    const subscriberType = textOf(request.body, "subscriberType") ?? null;
    world.assignmentLinks.change(link, { subscriberType, step: "consents" });
    return json(200, { ok: true });
  },
  recordAssignmentSessionConsents: (world, request) => {
    refuseUnknown(request.body, ["items"]);
    const link = openLink(world, request);
    needStep(link, ["consents"]);
    const refused = recordsOf(request.body, "items").filter(({ agreed }) => agreed !== true);
    const needed = refused.find(({ clauseKey }) => !String(clauseKey).endsWith(".marketing"));
    if (needed !== undefined) throw refuse(422, `The clause ${String(needed["clauseKey"])} has to be agreed to.`);
    world.assignmentLinks.change(link, { step: "verify" });
    return json(200, { ok: true });
  },
  startAssignmentSessionIdentityVerification: (world, request) => {
    refuseUnknown(request.body, []);
    const link = openLink(world, request);
    needStep(link, ["verify"]);
    world.assignmentLinks.change(link, { isVerifying: true });
    return json(201, { identityVerificationId: world.ids.next("identity_") });
  },
  resumeAssignmentSessionIdentityVerification: (world, request) => {
    refuseUnknown(request.body, []);
    const link = openLink(world, request);
    needStep(link, ["verify"]);
    if (!link.isVerifying) throw refuse(409, "No identity verification was started.");
    world.assignmentLinks.change(link, { step: "ready", isVerifying: false });
    return json(200, { kycSnapshotId: world.ids.next("kyc_") });
  },
  finalizeAssignmentSession,
};

/** Hands the number out and tells the account. */
function finalizeAssignmentSession(world: World, request: ApiRequest): Answer {
  refuseUnknown(request.body, []);
  const link = openLink(world, request);
  needStep(link, ["ready"]);
  const { webhookUrl, webhookMethod, webhookHeaders } = link;
  const now = world.clock.now();
  const settings = { webhookUrl, webhookMethod: webhookMethod ?? "POST", webhookHeaders };
  const assignedNumber = world.numbers.register(settings, now).number ?? "";
  world.assignmentLinks.change(link, { step: "done", number: assignedNumber, consumedAt: now });
  announce(world, "assignment.completed", { LinkId: link.id });
  return json(201, { assignedNumber });
}

/** The link of the path: 404 where there is none, 410 where it has expired or was revoked, 409 where it was used. */
function openLink(world: World, { path }: ApiRequest, alsoConsumed = false): Stored<AssignmentLinkFields> {
  const link = world.assignmentLinks.get(path["token"] ?? "");
  if (link === undefined) throw refuse(404, "There is no such assignment session.");
  const status = linkStatus(world, link);
  if (status === "expired" || status === "revoked") throw refuse(410, `The link is ${status}.`);
  if (status === "consumed" && !alsoConsumed) throw refuse(409, "The link was used.");
  return link;
}

function needStep({ step }: AssignmentLinkFields, wanted: readonly AssignmentStep[]): void {
  if (!wanted.includes(step)) throw refuse(409, `The session is at the step ${step}, not ${wanted.join(" or ")}.`);
}

function showSession(world: World, link: Stored<AssignmentLinkFields>): Record<string, unknown> {
  return {
    status: linkStatus(world, link),
    step: link.step,
    orgName: "Local",
    brandLogoUrl: null,
    brandServiceName: null,
    brandColor: null,
    returnUrl: link.returnUrl,
    subscriberType: link.subscriberType,
    assignedNumber: link.number,
  };
}
