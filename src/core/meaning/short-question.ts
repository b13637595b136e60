import { libraryOf } from '../../knowledge/queries.ts';
import type { Claim, Topic, TopicQuestion } from '../../knowledge/schema.ts';
import { isFamiliar } from '../understanding/text/familiar.ts';
import { tokenize } from '../understanding/text/words.ts';
import { exactPhrasing, phrasedFor } from './exact-phrasing.ts';
import type { MatchCandidate } from './match/match.ts';

const longest = 60;

/** A short way to ask for a candidate that leads to it for certain: one of its phrasings, or else what its claim says. */
export function shortQuestion(
  topic: Topic,
  { question, claims: [first] }: MatchCandidate,
  about: readonly string[] = [],
): string | undefined {
  const asked = libraryOf(topic).question(question);
  const claim = libraryOf(topic).claim(first ?? '');
  const label = asked === undefined ? undefined : labelFor(topic, asked, about);
  if (label !== undefined) return label;
  // Asking for a pick leads to a ranking instead.
  const phrasings =
    asked === undefined || asked.form === 'pick'
      ? []
      : asked.phrasings.flatMap((text) =>
          phrasedFor(topic, asked, text, about.length > 0 ? about : asked.options.slice(0, 1)),
        );
  const isShort = (text: string): boolean => isShortQuestion(topic, text);
  // The first is how its title would ask.
  const best = phrasings.find(isShort);
  if (best !== undefined) return best;
  if (topic.questions.some((one) => one.label !== undefined)) return askedProperly(topic, claim, about);
  const [other] =
    question === null ? (claim?.phrasings ?? []).filter(isShort).sort((a, b) => ranked(a) - ranked(b)) : [];
  if (other !== undefined) return other;
  const [any] = (claim?.phrasings ?? [])
    .filter((text) => exactPhrasing(topic, text) !== undefined)
    .sort((one, two) => ranked(one) - ranked(two));
  return any ?? claim?.line;
}

/** How a question's button asks it, of the option in question. Undefined where that leaves open which. */
function labelFor(topic: Topic, question: TopicQuestion, about: readonly string[]): string | undefined {
  const { label, options, form } = question;
  // Asking for a pick leads to a ranking instead, and what there's no data on to nothing.
  if (label === undefined || form === 'pick' || form === 'no-data') return undefined;
  const [named = options.length === 1 ? options[0] : undefined] = about.filter(
    (id) => options.length === 0 || options.includes(id),
  );
  if (label.includes('{option}') && named === undefined) return undefined;
  const [says = label] = named === undefined ? [label] : phrasedFor(topic, question, label, [named]);
  return exactPhrasing(topic, says)?.question === question ? says : undefined;
}

/** A phrasing of a claim that's written as a sentence and fits a button, else a question that rests on the claim. */
function askedProperly(topic: Topic, claim: Claim | undefined, about: readonly string[]): string | undefined {
  if (claim === undefined) return undefined;
  const proper = claim.phrasings.find(
    (text) =>
      text.length <= longestProper &&
      /^\p{Lu}[^.?!]*\?$/u.test(text) &&
      exactPhrasing(topic, text) !== undefined &&
      namesIts(topic, claim, text),
  );
  if (proper !== undefined) return proper;
  for (const question of libraryOf(topic).questionsOn(claim.id)) {
    const label = question.claims.slice(0, 2).includes(claim.id)
      ? labelFor(topic, question, about)
      : undefined;
    if (label !== undefined) return label;
  }
  return undefined;
}
const longestProper = 40;

/** A button stands alone, so it has to name what it's about. */
function namesIts(topic: Topic, { option }: Claim, text: string): boolean {
  return option === null || text.includes(libraryOf(topic).nameOf(option));
}

/** What reads as a question comes first, and of those the shortest. */
function ranked(text: string): number {
  return (text.endsWith('?') ? 0 : longest) + text.length;
}

const short = new WeakMap<Topic, Map<string, boolean>>();

/** Whether a phrasing of a topic leads to it, and is short and plain. */
function isShortQuestion(topic: Topic, phrasing: string): boolean {
  const known = short.get(topic) ?? new Map<string, boolean>();
  short.set(topic, known);
  const before = known.get(phrasing);
  if (before !== undefined) return before;
  const made =
    phrasing.length <= longest && isPlain(topic, phrasing) && exactPhrasing(topic, phrasing) !== undefined;
  known.set(phrasing, made);
  return made;
}

const wordsOf = new WeakMap<Topic, ReadonlySet<string>>();

/** Without misspelt and rare words: each is common, or in what some claim says. */
function isPlain(topic: Topic, text: string): boolean {
  const known =
    wordsOf.get(topic) ??
    new Set(
      [
        ...topic.claims.flatMap(({ line, terms }) => [line, ...terms]),
        ...[...topic.options, ...topic.alternatives].flatMap(({ name, aliases }) => [name, ...aliases]),
      ].flatMap((one) => tokenize(one).words.map((word) => word.text)),
    );
  wordsOf.set(topic, known);
  return tokenize(text).words.every(
    ({ mark, text: word, stem }) => mark || known.has(word) || isFamiliar(word, stem),
  );
}
