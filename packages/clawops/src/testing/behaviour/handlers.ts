import type { Answer } from "../http/answer.ts";
import type { ApiRequest } from "../http/api-request.ts";
import type { World } from "../state/world.ts";
import { playIntoCall, updateCall } from "./calls/control-call.ts";
import { createCall } from "./calls/create-call.ts";
import { getCall, listCallEvents, listCalls } from "./calls/read-calls.ts";
import { deleteRecording, getRecording } from "./calls/recordings.ts";
import { getSummary, getTranscript, requestTranscript } from "./calls/transcripts.ts";
import { transferCall } from "./calls/transfer-call.ts";
import { getMessage, getMessageMedia, listMessages } from "./messages/read-messages.ts";
import { sendMessage } from "./messages/send-message.ts";
import { deleteNumber, listNumbers, registerNumber, updateNumber } from "./numbers/manage-numbers.ts";
import { createWebhook, deleteWebhook, listWebhooks, updateWebhook } from "./webhooks/manage-webhooks.ts";
import { listWebhookLogs, testWebhook } from "./webhooks/webhook-logs.ts";

/** What the server does for one operation. It throws a Refusal for what it does not do. */
export type Handler = (world: World, request: ApiRequest) => Answer;

/** The operations that the server does, by operationId; all others are answered with 501. */
export const handlers: ReadonlyMap<string, Handler> = new Map(
  Object.entries({
    createCall,
    listCalls,
    getCall,
    updateCall,
    playIntoCall,
    transferCall,
    listCallEvents,
    getTranscript,
    requestTranscript,
    getSummary,
    getRecording,
    deleteRecording,
    sendMessage,
    listMessages,
    getMessage,
    getMessageMedia,
    listNumbers,
    registerNumber,
    updateNumber,
    deleteNumber,
    createWebhook,
    listWebhooks,
    updateWebhook,
    deleteWebhook,
    listWebhookLogs,
    testWebhook,
  }),
);
