import type { Topic } from '../../../knowledge/schema.ts';
import { termsAsked } from '../decide/asked-term.ts';
import { tokenize, type Word } from '../text/words.ts';
import type { TopicFit } from './topic-fit.ts';

const knownTerms = new WeakMap<Topic, ReadonlyMap<string, string>>();

/** The names of terms by what they're called, as words are read: "cpu bound" for "CPU-bound". */
export function termsByWords(topic: Topic): ReadonlyMap<string, string> {
  const known = knownTerms.get(topic);
  if (known !== undefined) return known;
  const made = new Map(
    topic.terms.flatMap(({ name, aliases }) => [...aliases, name].map((called) => [asRead(called), name])),
  );
  knownTerms.set(topic, made);
  return made;
}

function asRead(text: string): string {
  return tokenize(text)
    .words.filter(({ mark }) => !mark)
    .map((word) => word.text)
    .join(' ');
}

const meaning = new Set(['mean', 'means', 'meaning', 'definition', 'define', 'stand', 'stands']);
const mostWords = 12;

/**
 * The topic that explains the term whose meaning a message asks for: "what does ASGI mean?" Its own thread's or the largest
 * topic's, if that has it.
 */
export function topicOfTerm(
  words: readonly Word[],
  fits: readonly TopicFit[],
  main: TopicFit | undefined,
): TopicFit | undefined {
  if (words.length > mostWords || !words.some(({ text }) => meaning.has(text))) return undefined;
  const explains = ({ topic }: TopicFit): boolean => {
    const named = termsByWords(topic);
    return (
      termsAsked(
        words,
        (said) => named.has(said),
        () => true,
      ).length > 0
    );
  };
  return main !== undefined && explains(main) ? main : fits.find(explains);
}
