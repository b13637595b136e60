import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createFolderReader, type RawFile } from '../folder-reader.ts';
import type { Problem } from '../problem.ts';
import { referenceCheck } from '../references.ts';
import { parseYaml } from '../yaml-file.ts';
import { type Suggestions, suggestionsFileSchema } from './suggestion-schema.ts';

const fileName = 'suggestions.yaml';

/** @returns the folder's suggestions, unparsed; undefined if it has none, or if they can't be read */
export function readSuggestionsFile(folder: string, problems: Problem[]): RawFile | undefined {
  const path = join(folder, fileName);
  return existsSync(path) ? createFolderReader(folder, problems).read(path) : undefined;
}

/**
 * Parses and checks suggestions.
 *
 * @param problems receives everything that is wrong
 * @returns the suggestions, or undefined if anything is wrong with them
 */
export function suggestionsOf(text: RawFile, problems: Problem[]): Suggestions | undefined {
  const before = problems.length;
  const file = parseYaml(text, suggestionsFileSchema, problems);
  if (file === undefined) return undefined;
  const { criteria, usual, kinds } = file.value;
  const known = { what: 'criterion', ids: new Set(criteria.map(({ id }) => id)) };
  for (const [at, { id }] of criteria.entries())
    if (criteria.findIndex((one) => one.id === id) < at)
      problems.push(
        file.problem(
          ['criteria', at, 'id'],
          `the criterion id "${id}" is used twice; give each criterion its own`,
        ),
      );
  const check = referenceCheck(problems);
  for (const [at, id] of usual.entries()) check(file, ['usual', at], id, known);
  for (const [at, kind] of kinds.entries())
    for (const [place, id] of kind.criteria.entries())
      check(file, ['kinds', at, 'criteria', place], id, known);
  return problems.length > before ? undefined : file.value;
}

/** The suggestions of several folders as one: what comes first is suggested first. */
export function joinSuggestions(all: readonly Suggestions[]): Suggestions | undefined {
  const [first, ...others] = all;
  if (first === undefined) return undefined;
  const criteria = [first, ...others].flatMap((one) => one.criteria);
  return {
    ...first,
    criteria: criteria.filter(({ id }, at) => criteria.findIndex((one) => one.id === id) === at),
    kinds: [first, ...others].flatMap(({ kinds }) => kinds),
  };
}
