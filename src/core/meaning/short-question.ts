import type { Topic } from '../../knowledge/schema.ts';
import { isFamiliar } from '../understanding/text/familiar.ts';
import { tokenize } from '../understanding/text/words.ts';
import { exactPhrasing, phrasedFor } from './exact-phrasing.ts';
import type { MatchCandidate } from './match.ts';

const longest = 60;

/** A short way to ask for a candidate that leads to it for certain: one of its phrasings, or else what its claim says. */
export function shortQuestion(
  topic: Topic,
  { question, claims: [first] }: MatchCandidate,
  about: readonly string[] = [],
): string | undefined {
  const asked = topic.questions.find(({ id }) => id === question);
  const claim = topic.claims.find(({ id }) => id === first);
  // Asking for a pick leads to a ranking instead.
  const phrasings =
    asked === undefined || asked.form === 'pick'
      ? []
      : asked.phrasings.flatMap((text) =>
          phrasedFor(topic, asked, text, about.length > 0 ? about : asked.options.slice(0, 1)),
        );
  const fitting = (list: readonly string[]): string[] =>
    list.filter(
      (text) => text.length <= longest && isPlain(topic, text) && exactPhrasing(topic, text) !== undefined,
    );
  // The first is how its title would ask.
  const [best] = fitting(phrasings);
  if (best !== undefined) return best;
  const [other] =
    question === null ? fitting(claim?.phrasings ?? []).sort((a, b) => ranked(a) - ranked(b)) : [];
  if (other !== undefined) return other;
  const [any] = (claim?.phrasings ?? [])
    .filter((text) => exactPhrasing(topic, text) !== undefined)
    .sort((one, two) => ranked(one) - ranked(two));
  return any ?? claim?.line;
}

/** What reads as a question comes first, and of those the shortest. */
function ranked(text: string): number {
  return (text.endsWith('?') ? 0 : longest) + text.length;
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
