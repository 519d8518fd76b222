import { type Answer, json, noContent } from "../../http/answer.ts";
import type { ApiRequest } from "../../http/api-request.ts";
import { refuse } from "../../http/refusal.ts";
import { invalid, issue } from "../../http/validation.ts";
import type { KnowledgeFields } from "../../state/agent-fields.ts";
import type { Stored } from "../../state/collection.ts";
import { iso } from "../../state/iso.ts";
import type { World } from "../../state/world.ts";
import { refuseUnknown, textOf } from "../body-fields.ts";
import { endingOf, fileOf } from "../file-of.ts";
import { findRow } from "../find-row.ts";
import type { Handlers } from "../handler.ts";

/** How many characters a chunk has. */
const CHUNK = 800;
const MAX_FILE_BYTES = 10 * 1024 * 1024;

/** What agents know. */
export const knowledgeHandlers: Handlers = {
  listAgentKnowledgeDocuments: (world, request) => {
    const agentId = agentOf(world, request);
    return json(200, { data: world.knowledge.newest((row) => row.agentId === agentId).map(showDocument) });
  },
  createAgentKnowledgeDocument,
  deleteAgentKnowledgeDocument: (world, request) => {
    world.knowledge.delete(find(world, request).id);
    return noContent;
  },
  reindexAgentKnowledgeDocument: (world, request) =>
    json(200, showDocument(world.knowledge.change(find(world, request), {}))),
};

/** Takes a text, or a file: txt, md or pdf. */
function createAgentKnowledgeDocument(world: World, request: ApiRequest): Answer {
  const agentId = agentOf(world, request);
  const { body } = request;
  const text = textOf(body, "text");
  if (text === undefined) refuseUnknown(body, ["title", "file"]);
  else refuseUnknown(body, ["title", "text"]);
  const title = textOf(body, "title");
  const document = text === undefined ? fileDocument(request) : { sourceType: "text" as const, ...textDocument(text) };
  const row = world.knowledge.add({ agentId, ...document, title: title ?? document.title });
  return json(201, showDocument(row));
}

function textDocument(text: string): Pick<KnowledgeFields, "title" | "charCount"> {
  if (text.trim() === "") throw invalid([issue("/body/text", "minLength", "must NOT be empty")]);
  return {
    title: Array.from(text.trim().split("\n")[0] ?? "")
      .slice(0, 80)
      .join(""),
    charCount: Array.from(text).length,
  };
}

/** A PDF is not read: its bytes count as characters. */
function fileDocument(request: ApiRequest): Pick<KnowledgeFields, "title" | "charCount" | "sourceType"> {
  const file = fileOf(request, "file", { endings: ["txt", "plain", "md", "markdown", "pdf"], max: MAX_FILE_BYTES });
  const ending = endingOf(file);
  const isPdf = ending === "pdf";
  const charCount = isPdf ? file.bytes.length : Array.from(new TextDecoder().decode(file.bytes)).length;
  const sourceType = isPdf ? "pdf" : ending.startsWith("m") ? "markdown" : "text";
  return { title: file.filename, charCount, sourceType };
}

function agentOf(world: World, { path }: ApiRequest): string {
  return findRow(world.managedAgents, path["agentId"]).id;
}

function find(world: World, request: ApiRequest): Stored<KnowledgeFields> {
  const agentId = agentOf(world, request);
  const document = findRow(world.knowledge, request.path["documentId"]);
  if (document.agentId === agentId) return document;
  throw refuse(404, `${world.knowledge.name} not found: ${document.id}.`);
}

function showDocument(row: Stored<KnowledgeFields>): Record<string, unknown> {
  const { id, title, sourceType, charCount, createdAt, updatedAt } = row;
  return {
    documentId: id,
    title,
    sourceType,
    status: "ready",
    charCount,
    chunkCount: Math.ceil(charCount / CHUNK),
    embeddingModel: "local",
    dateCreated: iso(createdAt),
    dateUpdated: iso(updatedAt),
  };
}
