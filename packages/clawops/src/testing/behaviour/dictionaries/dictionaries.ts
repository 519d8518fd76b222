import { type Answer, json } from "../../http/answer.ts";
import type { ApiRequest } from "../../http/api-request.ts";
import { invalid, issue } from "../../http/validation.ts";
import type { Stored } from "../../state/collection.ts";
import type { DictionaryFields } from "../../state/dictionary-fields.ts";
import { iso } from "../../state/iso.ts";
import type { World } from "../../state/world.ts";
import { textOf } from "../body-fields.ts";
import { findRow } from "../find-row.ts";
import type { Handlers } from "../handler.ts";
import { dictionaryTermHandlers, showTerm, termsOf } from "./dictionary-terms.ts";

/** Dictionaries for the recognition of speech, and their terms. */
export const dictionaryHandlers: Handlers = {
  listDictionaries: (world) => {
    const rows = world.dictionaries.all().toSorted((a, b) => Number(b.isDefault) - Number(a.isDefault));
    return json(200, { dictionaries: rows.map((row) => showDictionary(world, row)) });
  },
  createDictionary: (world, { body }) => {
    const row = world.dictionaries.add({ name: nameOf(String(body["name"])), isDefault: false });
    return json(201, showDictionary(world, row));
  },
  getDictionary: (world, request) => {
    const row = find(world, request);
    return json(200, { ...showDictionary(world, row), items: termsOf(world, row.id).map(showTerm) });
  },
  updateDictionary,
  deleteDictionary,
  ...dictionaryTermHandlers,
};

/** Renames a dictionary or makes it the default one, in the place of the one before. */
function updateDictionary(world: World, request: ApiRequest): Answer {
  const row = find(world, request);
  const { isDefault } = request.body;
  if (isDefault === false) throw invalid([issue("/body/isDefault", "enum", "must be true: choose another default")]);
  const name = textOf(request.body, "name");
  if (name !== undefined) world.dictionaries.change(row, { name: nameOf(name) });
  if (isDefault === true) {
    for (const other of world.dictionaries.all()) {
      if (other.isDefault !== (other === row)) world.dictionaries.change(other, { isDefault: other === row });
    }
  }
  return json(200, showDictionary(world, row));
}

/** Deletes a dictionary; numbers that use it lose it. */
function deleteDictionary(world: World, request: ApiRequest): Answer {
  const { id } = find(world, request);
  for (const term of termsOf(world, id)) world.dictionaryTerms.delete(term.id);
  for (const number of world.numbers.list()) {
    if (number.dictionaryId === id) world.numbers.update(number, { dictionaryId: null });
  }
  world.dictionaries.delete(id);
  return json(200, { ok: true });
}

function find(world: World, { path }: ApiRequest): Stored<DictionaryFields> {
  return findRow(world.dictionaries, path["dictionaryId"]);
}

function nameOf(name: string): string {
  if (name.trim() === "") throw invalid([issue("/body/name", "minLength", "must NOT be empty")]);
  return name;
}

function showDictionary(world: World, row: Stored<DictionaryFields>): Record<string, unknown> {
  const { id, name, isDefault, createdAt, updatedAt } = row;
  const itemCount = termsOf(world, id).length;
  return { id, name, isDefault, itemCount, createdAt: iso(createdAt), updatedAt: iso(updatedAt) };
}
