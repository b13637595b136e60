import type { Topic } from '../../../knowledge/schema.ts';
import { tokenize } from '../text/words.ts';

/** How often what a topic is asked, what it says, and what teams say who choose in it, have a word. */
export type TopicStems = {
  /** In how many of its questions, claims and openings a word with this stem occurs. */
  countOf(stem: string): number;
  /** How many of them it has. */
  readonly texts: number;
};

const known = new WeakMap<Topic, TopicStems>();

/** Counted once for each topic. */
export function topicStemsOf(topic: Topic): TopicStems {
  const before = known.get(topic);
  if (before !== undefined) return before;
  const texts = [
    ...topic.questions.map(({ phrasings }) => phrasings.join('\n').replaceAll('{option}', ' ')),
    ...topic.claims.map(({ phrasings, line, terms }) => [...phrasings, line, terms.join(', ')].join('\n')),
    ...topic.openings,
  ];
  const counts = new Map<string, number>();
  for (const text of texts) for (const stem of stemsIn(text)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const made = { countOf: (stem: string) => counts.get(stem) ?? 0, texts: texts.length };
  known.set(topic, made);
  return made;
}

/** The stems of a text's words, each once. */
export function stemsIn(text: string): ReadonlySet<string> {
  return new Set(tokenize(text).words.flatMap(({ mark, stem }) => (mark ? [] : [stem])));
}
