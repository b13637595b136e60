import type { z } from 'zod';
import type { Problem } from './problem.ts';
import type {
  alternativeFileSchema,
  aspectsFileSchema,
  beyondFileSchema,
  criteriaFileSchema,
  generalFileSchema,
  needsFileSchema,
  optionFileSchema,
  sourcesFileSchema,
  topicFileSchema,
} from './schema.ts';
import type { YamlFile } from './yaml-file.ts';

type FileOf<S extends z.ZodType> = YamlFile<z.infer<S>>;

/** The files of one topic that are in their own shape. */
export type ParsedTopic = {
  /** False where a file is left out because it does not fit its schema: what it would hold is unknown. */
  readonly complete: boolean;
  readonly topic: FileOf<typeof topicFileSchema>;
  readonly aspects: FileOf<typeof aspectsFileSchema>;
  readonly criteria: FileOf<typeof criteriaFileSchema>;
  readonly needs: FileOf<typeof needsFileSchema>;
  readonly sources: FileOf<typeof sourcesFileSchema>;
  readonly general: FileOf<typeof generalFileSchema> | undefined;
  readonly beyond: FileOf<typeof beyondFileSchema> | undefined;
  readonly options: readonly FileOf<typeof optionFileSchema>[];
  readonly alternatives: readonly FileOf<typeof alternativeFileSchema>[];
};

/** Checks what no single file can know: that ids exist, are given once, and that every option is rated on everything. */
export function crossCheck(files: ParsedTopic, problems: Problem[]): void {
  const aspects = uniqueIds(files.aspects, 'aspect', problems);
  const criteria = uniqueIds(files.criteria, 'criterion', problems);
  const sources = uniqueIds(files.sources, 'source', problems);
  uniqueIds(files.needs, 'need', problems);
  if (files.beyond !== undefined) uniqueIds(files.beyond, 'entry', problems);

  const known = (
    file: YamlFile<unknown>,
    path: readonly PropertyKey[],
    ids: ReadonlySet<string>,
    id: string,
    what: string,
  ): void => {
    if (!ids.has(id)) problems.push(file.problem(path, `there is no ${what} "${id}"; ${nearest(id, ids)}`));
  };

  for (const [index, aspect] of files.topic.value.overview.entries())
    known(files.topic, ['overview', index], aspects, aspect, 'aspect');
  if (files.topic.value.article !== undefined)
    known(files.topic, ['article'], sources, files.topic.value.article, 'source');
  for (const [index, criterion] of files.criteria.value.entries()) {
    for (const [at, aspect] of criterion.aspects.entries())
      known(files.criteria, [index, 'aspects', at], aspects, aspect, 'aspect');
  }
  for (const [index, need] of files.needs.value.entries()) {
    for (const id of Object.keys(need.weighs))
      known(files.needs, [index, 'weighs', id], criteria, id, 'criterion');
    for (const id of Object.keys(need.demands))
      known(files.needs, [index, 'demands', id], criteria, id, 'criterion');
    for (const [at, aspect] of need.aspects.entries())
      known(files.needs, [index, 'aspects', at], aspects, aspect, 'aspect');
  }
  for (const [index, entry] of (files.beyond?.value ?? []).entries()) {
    for (const [at, aspect] of entry.near.entries())
      if (files.beyond) known(files.beyond, [index, 'near', at], aspects, aspect, 'aspect');
  }

  const claims = checkClaims(files, aspects, sources, problems, known);
  checkNames(files, problems);
  for (const file of files.options) {
    for (const [index, companion] of file.value.companions.entries()) {
      for (const [at, aspect] of companion.aspects.entries())
        known(file, ['companions', index, 'aspects', at], aspects, aspect, 'aspect');
    }
    const rated = new Set<string>();
    for (const [index, rating] of file.value.ratings.entries()) {
      known(file, ['ratings', index, 'criterion'], criteria, rating.criterion, 'criterion');
      if (rated.has(rating.criterion))
        problems.push(
          file.problem(['ratings', index], `"${rating.criterion}" is rated twice; keep one rating`),
        );
      rated.add(rating.criterion);
      if (!files.complete) continue;
      for (const [at, id] of rating.evidence.entries())
        known(file, ['ratings', index, 'evidence', at], claims, id, 'claim');
    }
    for (const id of criteria) {
      if (!rated.has(id))
        problems.push(
          file.problem(
            ['ratings'],
            `${file.value.name} has no rating on the criterion "${id}"; add one with its evidence`,
          ),
        );
    }
  }
  if (files.complete && files.options.length < 2)
    problems.push(files.topic.problem([], 'a choice needs at least two files in options/'));
}

type KnownCheck = (
  file: YamlFile<unknown>,
  path: readonly PropertyKey[],
  ids: ReadonlySet<string>,
  id: string,
  what: string,
) => void;

function checkClaims(
  files: ParsedTopic,
  aspects: ReadonlySet<string>,
  sources: ReadonlySet<string>,
  problems: Problem[],
  known: KnownCheck,
): ReadonlySet<string> {
  const claims = new Set<string>();
  const holders = [
    ...files.options,
    ...files.alternatives,
    ...(files.general === undefined ? [] : [files.general]),
  ];
  for (const file of holders) {
    for (const [index, claim] of file.value.claims.entries()) {
      if (claims.has(claim.id))
        problems.push(
          file.problem(
            ['claims', index, 'id'],
            `the claim "${claim.id}" is there already; ids are given once`,
          ),
        );
      claims.add(claim.id);
      for (const [at, aspect] of claim.aspects.entries())
        known(file, ['claims', index, 'aspects', at], aspects, aspect, 'aspect');
      for (const [at, source] of claim.sources.entries())
        known(file, ['claims', index, 'sources', at], sources, source, 'source');
      if ((claim.verdict === 'qualified' || claim.verdict === 'disputed') && claim.note === undefined) {
        problems.push(
          file.problem(['claims', index], `a ${claim.verdict} claim needs a note that says what holds`),
        );
      }
      if (claim.section !== undefined && files.topic.value.article === undefined) {
        problems.push(
          file.problem(
            ['claims', index, 'section'],
            'a section is of the article, and topic.yaml names none; add `article: <source id>`',
          ),
        );
      }
    }
  }
  return claims;
}

function checkNames(files: ParsedTopic, problems: Problem[]): void {
  const ids = new Set<string>();
  const aliases = new Map<string, string>();
  for (const file of [...files.options, ...files.alternatives]) {
    if (ids.has(file.value.id))
      problems.push(
        file.problem(['id'], `"${file.value.id}" is the id of another option; give this one its own`),
      );
    ids.add(file.value.id);
    for (const key of ['aliases', 'riskyAliases'] as const) {
      for (const [index, alias] of file.value[key].entries()) {
        const folded = alias.toLowerCase();
        const owner = aliases.get(folded);
        if (owner !== undefined)
          problems.push(
            file.problem([key, index], `"${alias}" already means ${owner}; an alias names one thing`),
          );
        aliases.set(folded, file.value.name);
      }
    }
  }
  const optionIds = new Set(files.options.map(({ value }) => value.id));
  for (const file of files.alternatives) {
    const companionOf = file.value.companionOf;
    if (companionOf !== undefined && !optionIds.has(companionOf)) {
      problems.push(
        file.problem(
          ['companionOf'],
          `there is no option "${companionOf}"; ${nearest(companionOf, optionIds)}`,
        ),
      );
    }
  }
}

function uniqueIds(
  file: YamlFile<readonly { id: string }[]>,
  what: string,
  problems: Problem[],
): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const [index, { id }] of file.value.entries()) {
    if (ids.has(id))
      problems.push(file.problem([index, 'id'], `the ${what} "${id}" is there already; ids are given once`));
    ids.add(id);
  }
  return ids;
}

function nearest(id: string, ids: ReadonlySet<string>): string {
  const near = [...ids]
    .filter((known) => known.startsWith(id.slice(0, 3)) || known.endsWith(id.slice(-4)))
    .slice(0, 3);
  return near.length > 0
    ? `did you mean ${near.map((known) => `"${known}"`).join(' or ')}?`
    : `known are ${[...ids].slice(0, 8).join(', ')}`;
}
