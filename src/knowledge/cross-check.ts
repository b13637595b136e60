import type { z } from 'zod';
import { checkAuthored } from './authored-check.ts';
import type { authoredOptionFileSchema, betweenFileSchema, termsFileSchema } from './authored-schema.ts';
import { checkPairs, type pairsFileSchema } from './pairs.ts';
import type { Problem } from './problem.ts';
import { type KnownIds, nearest, type ReferenceCheck, referenceCheck, uniqueIds } from './references.ts';
import type {
  alternativeFileSchema,
  aspectsFileSchema,
  beyondFileSchema,
  criteriaFileSchema,
  generalFileSchema,
  needsFileSchema,
  optionFileSchema,
  phrasingsFileSchema,
  questionsFileSchema,
  sourcesFileSchema,
  topicFileSchema,
} from './schema.ts';
import type { YamlFile } from './yaml-file.ts';
import type { Path } from './yaml-lines.ts';

/** How many problems there are before ratings are no longer looked for. */
const mostListed = 10_000;

type FileOf<S extends z.ZodType> = YamlFile<z.infer<S>>;

/** The files of a topic that match their schemas. */
export type ParsedTopic = {
  /** False if a file is missing because it doesn't match its schema, so that its content is unknown. */
  readonly complete: boolean;
  readonly topic: FileOf<typeof topicFileSchema>;
  readonly aspects: FileOf<typeof aspectsFileSchema>;
  readonly criteria: FileOf<typeof criteriaFileSchema>;
  readonly needs: FileOf<typeof needsFileSchema>;
  readonly sources: FileOf<typeof sourcesFileSchema>;
  readonly general: FileOf<typeof generalFileSchema> | undefined;
  readonly beyond: FileOf<typeof beyondFileSchema> | undefined;
  readonly questions: FileOf<typeof questionsFileSchema> | undefined;
  readonly phrasings: readonly FileOf<typeof phrasingsFileSchema>[];
  readonly options: readonly FileOf<typeof optionFileSchema>[];
  readonly alternatives: readonly FileOf<typeof alternativeFileSchema>[];
  /** What's written about each option, by the id that the file is named after. */
  readonly written: readonly {
    readonly option: string;
    readonly file: FileOf<typeof authoredOptionFileSchema>;
  }[];
  readonly between: FileOf<typeof betweenFileSchema> | undefined;
  readonly terms: FileOf<typeof termsFileSchema> | undefined;
  readonly pairs: FileOf<typeof pairsFileSchema> | undefined;
};

/**
 * Checks what a single file cannot show: that ids exist and are unique, and that every option is rated on every
 * criterion.
 */
export function crossCheck(files: ParsedTopic, problems: Problem[]): void {
  const aspects = { what: 'aspect', ids: uniqueIds(files.aspects, 'aspect', problems) };
  const criteria = { what: 'criterion', ids: uniqueIds(files.criteria, 'criterion', problems) };
  const sources = { what: 'source', ids: uniqueIds(files.sources, 'source', problems) };
  const needs = { what: 'need', ids: uniqueIds(files.needs, 'need', problems) };
  if (files.beyond !== undefined) uniqueIds(files.beyond, 'entry', problems);

  const check = referenceCheck(problems);
  const checkAspects = (file: YamlFile<unknown>, path: Path, list: readonly string[]): void => {
    for (const [at, id] of list.entries()) check(file, [...path, at], id, aspects);
  };

  const { article, overview } = files.topic.value;
  checkAspects(files.topic, ['overview'], overview);
  if (article !== undefined) check(files.topic, ['article'], article, sources);
  for (const [index, criterion] of files.criteria.value.entries())
    checkAspects(files.criteria, [index, 'aspects'], criterion.aspects);
  for (const [index, need] of files.needs.value.entries()) {
    for (const id of Object.keys(need.weighs)) check(files.needs, [index, 'weighs', id], id, criteria);
    for (const id of Object.keys(need.demands)) check(files.needs, [index, 'demands', id], id, criteria);
    checkAspects(files.needs, [index, 'aspects'], need.aspects);
    for (const [at, id] of (need.whatIf?.unless ?? []).entries())
      check(files.needs, [index, 'whatIf', 'unless', at], id, needs);
  }
  if (files.beyond !== undefined)
    for (const [index, entry] of files.beyond.value.entries())
      checkAspects(files.beyond, [index, 'near'], entry.near);

  for (const { file, claims } of claimFiles(files))
    for (const [index, claim] of claims.entries()) {
      checkAspects(file, ['claims', index, 'aspects'], claim.aspects);
      for (const [at, id] of claim.sources.entries())
        check(file, ['claims', index, 'sources', at], id, sources);
    }
  const claims = { what: 'claim', ids: checkClaims(files, problems) };
  checkNames(files, problems);
  if (files.complete) {
    checkQuestions(files, claims, check, problems);
    checkAuthored(files, { aspects, needs, sources, claims }, check, problems);
    checkPairs(files, claims, check, problems);
    checkStackPart(files, needs, check);
  }
  for (const file of files.options) {
    for (const [index, { aspects: list }] of file.value.companions.entries())
      checkAspects(file, ['companions', index, 'aspects'], list);
    for (const [index, { criterion, evidence }] of file.value.ratings.entries()) {
      check(file, ['ratings', index, 'criterion'], criterion, criteria);
      if (!files.complete) continue;
      for (const [at, id] of evidence.entries()) check(file, ['ratings', index, 'evidence', at], id, claims);
    }
    // Each option may lack each criterion, so the list may get far longer than all files.
    if (problems.length < mostListed)
      checkRatings(file, files.topic.value.provenance === 'team' ? new Set() : criteria.ids, problems);
  }
  if (files.complete && files.options.length < 2)
    problems.push(files.topic.problem([], 'a choice needs at least two options; add files to options/'));
}

/** What a topic's part in a stack names of its own. */
function checkStackPart(
  { topic, options, alternatives }: ParsedTopic,
  needs: KnownIds,
  check: ReferenceCheck,
): void {
  const { follows = [], settled = [] } = topic.value.stack ?? {};
  const own = { what: 'option', ids: new Set([...options, ...alternatives].map(({ value }) => value.id)) };
  for (const [at, { need }] of follows.entries()) check(topic, ['stack', 'follows', at, 'need'], need, needs);
  for (const [at, { by }] of settled.entries()) check(topic, ['stack', 'settled', at, 'by'], by, own);
}

/** Questions and phrasings name claims, and questions the options that they're about. */
function checkQuestions(
  { questions, phrasings, options, alternatives }: ParsedTopic,
  claims: KnownIds,
  check: ReferenceCheck,
  problems: Problem[],
): void {
  for (const file of phrasings)
    for (const claim of Object.keys(file.value)) check(file, [claim], claim, claims);
  if (questions === undefined) return;
  uniqueIds(questions, 'question', problems);
  const named = {
    what: 'option',
    ids: new Set([...options, ...alternatives].map(({ value }) => value.id)),
  };
  for (const [index, question] of questions.value.entries()) {
    for (const [at, id] of question.options.entries()) check(questions, [index, 'options', at], id, named);
    for (const [at, id] of question.claims.entries()) check(questions, [index, 'claims', at], id, claims);
  }
}

type ClaimFile = {
  readonly file: YamlFile<unknown>;
  readonly claims: z.infer<typeof generalFileSchema>['claims'];
};

function claimFiles({ options, alternatives, general }: ParsedTopic): ClaimFile[] {
  return [...options, ...alternatives, ...(general === undefined ? [] : [general])].map((file) => ({
    file,
    claims: file.value.claims,
  }));
}

/** @returns the ids of all claims */
function checkClaims(files: ParsedTopic, problems: Problem[]): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { file, claims } of claimFiles(files)) {
    for (const [index, { id, verdict, note, section }] of claims.entries()) {
      if (ids.has(id))
        problems.push(
          file.problem(
            ['claims', index, 'id'],
            `the claim id "${id}" is used twice; give each claim its own`,
          ),
        );
      ids.add(id);
      if ((verdict === 'qualified' || verdict === 'disputed') && note === undefined)
        problems.push(
          file.problem(['claims', index], `a ${verdict} claim needs a note that says what holds`),
        );
      if (section !== undefined && files.topic.value.article === undefined)
        problems.push(
          file.problem(
            ['claims', index, 'section'],
            'a section belongs to an article, and topic.yaml names none; add `article: <source id>` to it',
          ),
        );
    }
  }
  return ids;
}

/** An option has one rating at most on a criterion. @param criteria that it has to be rated on */
function checkRatings(
  file: ParsedTopic['options'][number],
  criteria: ReadonlySet<string>,
  problems: Problem[],
): void {
  const rated = new Set<string>();
  for (const [index, { criterion }] of file.value.ratings.entries()) {
    if (rated.has(criterion))
      problems.push(file.problem(['ratings', index], `"${criterion}" is rated twice; keep one rating`));
    rated.add(criterion);
  }
  for (const id of criteria)
    if (!rated.has(id))
      problems.push(
        file.problem(
          ['ratings'],
          `${file.value.name} has no rating on the criterion "${id}"; add one with its evidence`,
        ),
      );
}

function checkNames(files: ParsedTopic, problems: Problem[]): void {
  const ids = new Set<string>();
  const aliases = new Map<string, string>();
  for (const file of [...files.options, ...files.alternatives]) {
    if (ids.has(file.value.id))
      problems.push(
        file.problem(['id'], `another option already has the id "${file.value.id}"; give this one its own`),
      );
    ids.add(file.value.id);
    for (const key of ['aliases', 'riskyAliases'] as const) {
      for (const [index, alias] of file.value[key].entries()) {
        const folded = alias.toLowerCase();
        const owner = aliases.get(folded);
        if (owner !== undefined)
          problems.push(
            file.problem(
              [key, index],
              `the alias "${alias}" already means ${owner}; an alias must name one thing`,
            ),
          );
        aliases.set(folded, file.value.name);
      }
    }
  }
  for (const file of [...files.options, ...files.alternatives])
    for (const [index, homonym] of file.value.homonyms.entries()) {
      const owner = aliases.get(homonym);
      if (owner !== undefined)
        problems.push(
          file.problem(
            ['homonyms', index],
            `"${homonym}" is an alias of ${owner}; a homonym says that something else is meant`,
          ),
        );
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
