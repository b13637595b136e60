import type { z } from 'zod';
import {
  authoredOptionFileSchema,
  betweenFileSchema,
  nothingAuthored,
  termsFileSchema,
} from './authored-schema.ts';
import { crossCheck, type ParsedTopic } from './cross-check.ts';
import { pairsFileSchema } from './pairs.ts';
import type { Problem } from './problem.ts';
import {
  alternativeFileSchema,
  aspectsFileSchema,
  beyondFileSchema,
  type Claim,
  criteriaFileSchema,
  generalFileSchema,
  needsFileSchema,
  needWeightsFileSchema,
  openingsFileSchema,
  optionFileSchema,
  phrasingsFileSchema,
  phrasingsIn,
  questionsFileSchema,
  sourcesFileSchema,
  type Topic,
  topicFileSchema,
  unansweredFileSchema,
  withShortAnswers,
} from './schema.ts';
import type { RawTopic } from './topic-folders.ts';
import { parseYaml, type YamlFile } from './yaml-file.ts';

const betweenFile = 'authored/between.yaml';

/**
 * Parses and checks the files of a topic.
 *
 * @param problems receives everything that is wrong
 * @returns the topic, or undefined if anything is wrong with it
 */
export function checkTopic({ files: texts, complete }: RawTopic, problems: Problem[]): Topic | undefined {
  const before = problems.length;
  const read = <T>(name: string, schema: z.ZodType<T>): YamlFile<T> | undefined => {
    const text = texts.get(name);
    return text === undefined ? undefined : parseYaml(text, schema, problems);
  };
  const readAll = <T>(sub: string, schema: z.ZodType<T>): YamlFile<T>[] =>
    [...texts.keys()]
      .filter((name) => name.startsWith(`${sub}/`))
      .flatMap((name) => read(name, schema) ?? []);

  const topic = read('topic.yaml', topicFileSchema);
  const aspects = read('aspects.yaml', aspectsFileSchema);
  const criteria = read('criteria.yaml', criteriaFileSchema);
  const needs = read('needs.yaml', needsFileSchema);
  const sources = read('sources.yaml', sourcesFileSchema);
  const general = read('general.yaml', generalFileSchema);
  const beyond = read('beyond.yaml', beyondFileSchema);
  const needWeights = read('need-weights.yaml', needWeightsFileSchema);
  const questions = read('questions.yaml', questionsFileSchema);
  const unanswered = read('unanswered.yaml', unansweredFileSchema);
  const openings = read('openings.yaml', openingsFileSchema);
  const phrasings = readAll('phrasings', phrasingsFileSchema);
  const options = readAll('options', optionFileSchema);
  const alternatives = readAll('alternatives', alternativeFileSchema);
  const between = read(betweenFile, betweenFileSchema);
  const terms = read('terms.yaml', termsFileSchema);
  const pairs = read('pairs.yaml', pairsFileSchema);
  const written = [...texts.keys()]
    .filter((name) => name.startsWith('authored/') && name !== betweenFile)
    .flatMap((name) => {
      const file = read(name, authoredOptionFileSchema);
      return file === undefined ? [] : [{ option: name.replace(/^authored\/|\.ya?ml$/g, ''), file }];
    });
  if (!topic || !aspects || !criteria || !needs || !sources) return undefined;

  const files: ParsedTopic = {
    topic,
    aspects,
    criteria,
    needs,
    sources,
    general,
    beyond,
    questions,
    phrasings,
    options,
    alternatives,
    written,
    between,
    terms,
    pairs,
    complete: complete && problems.length === before,
  };
  crossCheck(files, problems);
  if (problems.length > before) return undefined;

  const claims: Claim[] = [
    ...[...options, ...alternatives].flatMap(({ value }) =>
      value.claims.map((claim) => ({ ...claim, option: value.id })),
    ),
    ...(general?.value.claims ?? []).map((claim) => ({ ...claim, option: null })),
  ].map((claim) => {
    const put = phrasings.flatMap(({ value }) => value[claim.id] ?? []);
    return {
      ...claim,
      phrasings: [...claim.phrasings, ...phrasingsIn(put)],
      ...withShortAnswers(put),
    };
  });
  return {
    ...topic.value,
    options: options.map(({ value: { claims: _, ...option } }) => option),
    alternatives: alternatives.map(({ value: { claims: _, ...alternative } }) => alternative),
    aspects: aspects.value,
    criteria: criteria.value,
    needs: needs.value,
    sources: sources.value,
    needWeights: needWeights?.value ?? { base: {}, words: {}, hits: {}, phrases: {}, hints: {} },
    beyond: beyond?.value ?? [],
    questions: questions?.value ?? [],
    unanswered: unanswered?.value ?? [],
    openings: openings?.value ?? [],
    authored: {
      options: Object.fromEntries(written.map(({ option, file }) => [option, file.value])),
      between: between?.value ?? nothingAuthored.between,
    },
    terms: terms?.value ?? [],
    pairs: pairs?.value ?? [],
    claims,
  };
}
