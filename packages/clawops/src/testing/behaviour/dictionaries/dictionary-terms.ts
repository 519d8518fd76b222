import { type Answer, json } from "../../http/answer.ts";
import type { ApiRequest } from "../../http/api-request.ts";
import { refuse } from "../../http/refusal.ts";
import { invalid, issue } from "../../http/validation.ts";
import type { Stored } from "../../state/collection.ts";
import type { DictionaryTermFields } from "../../state/dictionary-fields.ts";
import { iso } from "../../state/iso.ts";
import type { World } from "../../state/world.ts";
import { given, textOf, textOrNull } from "../body-fields.ts";
import { findRow } from "../find-row.ts";
import type { Handlers } from "../handler.ts";

/** The terms of dictionaries. */
export const dictionaryTermHandlers: Handlers = {
  addDictionaryTerm,
  updateDictionaryTerm,
  deleteDictionaryTerm: (world, request) => {
    world.dictionaryTerms.delete(find(world, request).id);
    return json(200, { ok: true });
  },
};

/** The terms of a dictionary, oldest first. */
export function termsOf(world: World, dictionaryId: string): Array<Stored<DictionaryTermFields>> {
  return world.dictionaryTerms.all().filter((term) => term.dictionaryId === dictionaryId);
}

/** A term as the API shows it. */
export function showTerm({ id, term, canonical, enabled, createdAt }: Stored<DictionaryTermFields>): object {
  return { id, term, canonical, enabled, createdAt: iso(createdAt) };
}

function addDictionaryTerm(world: World, { path, body }: ApiRequest): Answer {
  const { id: dictionaryId } = findRow(world.dictionaries, path["dictionaryId"]);
  const term = String(body["term"]);
  checkTerm(world, dictionaryId, term);
  const canonical = textOrNull(body, "canonical");
  return json(201, showTerm(world.dictionaryTerms.add({ dictionaryId, term, canonical, enabled: true })));
}

function updateDictionaryTerm(world: World, request: ApiRequest): Answer {
  const row = find(world, request);
  const { body } = request;
  const term = textOf(body, "term");
  if (term !== undefined && term !== row.term) checkTerm(world, row.dictionaryId, term);
  const changes = given(body, ["term", "enabled"]);
  const canonical = body["canonical"] === undefined ? {} : { canonical: textOrNull(body, "canonical") };
  return json(200, showTerm(world.dictionaryTerms.change(row, { ...changes, ...canonical })));
}

function find(world: World, { path }: ApiRequest): Stored<DictionaryTermFields> {
  const { id } = findRow(world.dictionaries, path["dictionaryId"]);
  const term = findRow(world.dictionaryTerms, path["itemId"]);
  if (term.dictionaryId === id) return term;
  throw refuse(404, `${world.dictionaryTerms.name} not found: ${term.id}.`);
}

function checkTerm(world: World, dictionaryId: string, term: string): void {
  if (term.trim() === "") throw invalid([issue("/body/term", "minLength", "must NOT be empty")]);
  if (!termsOf(world, dictionaryId).some((other) => other.term === term)) return;
  throw refuse(409, `The dictionary has the term ${term} already.`, "VALIDATION");
}
