import { pairKey, setKey, termNames } from './authored-lookup.ts';
import {
  type PlacedText,
  textsOfBetween,
  textsOfOption,
  textsOfQuestions,
  textsOfTerms,
} from './authored-texts.ts';
import type { ParsedTopic } from './cross-check.ts';
import type { Problem } from './problem.ts';
import { type KnownIds, type ReferenceCheck, uniqueIds } from './references.ts';
import type { YamlFile } from './yaml-file.ts';

/** What the layer's references are checked against. */
type Known = Readonly<Record<'aspects' | 'needs' | 'sources' | 'claims', KnownIds>>;

/** Checks what's written for people: that what it names exists, and that nothing is there twice. */
export function checkAuthored(
  files: ParsedTopic,
  known: Known,
  check: ReferenceCheck,
  problems: Problem[],
): void {
  const options = { what: 'option', ids: new Set(files.options.map(({ value }) => value.id)) };
  const checkTexts = (file: YamlFile<unknown>, texts: readonly PlacedText[]): void => {
    for (const { path, text } of texts)
      for (const claim of text.flatMap(({ claims }) => claims)) check(file, path, claim, known.claims);
  };
  const checkKeys = (file: YamlFile<unknown>, path: readonly string[], of: object, ids: KnownIds): void => {
    for (const id of Object.keys(of)) check(file, [...path, id], id, ids);
  };

  const isNew = firstTime(problems);
  for (const { option, file } of files.written) {
    check(file, [], option, options);
    isNew(file, [], option, `another file is about ${option}`);
    checkKeys(file, ['briefs'], file.value.briefs, known.aspects);
    checkKeys(file, ['fits'], file.value.fits, known.needs);
    checkKeys(file, ['firstSteps', 'needs'], file.value.firstSteps?.needs ?? {}, known.needs);
    checkTexts(file, textsOfOption(file.value));
  }
  if (files.between !== undefined) {
    checkTexts(files.between, textsOfBetween(files.between.value));
    checkKeys(files.between, ['tips'], files.between.value.tips, known.aspects);
    for (const [index, { needs }] of files.between.value.moves.entries())
      for (const id of Object.keys(needs))
        check(files.between, ['moves', index, 'needs', id], id, known.needs);
    checkPairs(files.between, options, check, problems);
  }
  if (files.terms !== undefined) {
    checkTexts(files.terms, textsOfTerms(files.terms.value));
    checkTerms(files.terms, known.sources, check, problems);
  }
  if (files.questions !== undefined) {
    checkTexts(files.questions, textsOfQuestions(files.questions.value));
    checkAnswers(files.questions, [...options.ids], problems);
  }
}

type BetweenFile = NonNullable<ParsedTopic['between']>;

function checkPairs(file: BetweenFile, options: KnownIds, check: ReferenceCheck, problems: Problem[]): void {
  const { gists, moves, together } = file.value;
  for (const [part, entries] of [
    ['gists', gists],
    ['together', together],
  ] as const) {
    const isNew = firstTime(problems);
    for (const [index, { options: about }] of entries.entries()) {
      for (const [at, id] of about.entries()) check(file, [part, index, 'options', at], id, options);
      if (new Set(about).size < about.length)
        problems.push(file.problem([part, index, 'options'], 'it names an option twice; name each once'));
      isNew(file, [part, index], setKey(about), `there's already one for ${about.join(', ')}`);
    }
  }
  const isNew = firstTime(problems);
  for (const [index, { from, to }] of moves.entries()) {
    check(file, ['moves', index, 'from'], from, options);
    check(file, ['moves', index, 'to'], to, options);
    if (from === to)
      problems.push(
        file.problem(['moves', index, 'to'], 'it moves to where it comes from; name another option'),
      );
    isNew(file, ['moves', index], pairKey(from, to), `there's already a move from ${from} to ${to}`);
  }
}

function checkTerms(
  file: NonNullable<ParsedTopic['terms']>,
  sources: KnownIds,
  check: ReferenceCheck,
  problems: Problem[],
): void {
  uniqueIds(file, 'term', problems);
  const isNew = firstTime(problems);
  for (const [index, term] of file.value.entries()) {
    check(file, [index, 'source'], term.source, sources);
    for (const name of termNames(term)) isNew(file, [index], name, `"${name}" already names another term`);
  }
}

/** A question that says `{option}` has an answer for each of its options, or none. */
function checkAnswers(
  file: NonNullable<ParsedTopic['questions']>,
  all: readonly string[],
  problems: Problem[],
): void {
  for (const [index, { options, phrasings, answer, answers }] of file.value.entries()) {
    const about = options.length > 0 ? options : all;
    const isAbout = new Set(about);
    const own = new Set(Object.keys(answers ?? {}));
    for (const option of own)
      if (!isAbout.has(option))
        problems.push(
          file.problem(
            [index, 'answers', option],
            `the question isn't about "${option}"; add it to \`options\`, or remove the answer`,
          ),
        );
    const saysOption = phrasings.some((phrasing) => phrasing.includes('{option}'));
    if (answers === undefined && (answer === undefined || !saysOption || about.length === 1)) continue;
    const missing = about.filter((option) => !own.has(option));
    if (missing.length > 0)
      problems.push(
        file.problem(
          answers === undefined ? [index, 'first'] : [index, 'answers'],
          `${saysOption ? 'the question says {option}, so it' : 'it'} needs an answer for each option; add ${missing.slice(0, 8).join(', ')} to \`answers\``,
        ),
      );
  }
}

/** Reports what comes a second time. */
function firstTime(
  problems: Problem[],
): (file: YamlFile<unknown>, path: readonly PropertyKey[], key: string, says: string) => void {
  const seen = new Set<string>();
  return (file, path, key, says) => {
    if (seen.has(key)) problems.push(file.problem(path, `${says}; keep one`));
    seen.add(key);
  };
}
