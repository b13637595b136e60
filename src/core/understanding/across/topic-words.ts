import type { Knowledge } from '../../../knowledge/schema.ts';
import { type ChosenTopic, chooseTopic, type TopicThread } from '../match/choose-topic.ts';
import { type CorrectedWords, correctSpelling, misspeltNeeds } from '../match/correct-spelling.ts';
import type { PhraseMatch } from '../match/phrase-matcher.ts';
import { withoutEverydayWords } from '../match/terms/everyday-names.ts';
import type { Term } from '../match/terms/topic-terms.ts';
import { type Vocabulary, vocabularyOf } from '../match/vocabulary.ts';
import type { Word } from '../text/words.ts';

/** The words of a message as its topic has them, and what's found in them. */
export type TopicWords = {
  readonly chosen: ChosenTopic;
  readonly spelt: CorrectedWords;
  readonly matches: readonly PhraseMatch<Term>[];
};

/**
 * Finds a message's topic and corrects its typos. What's typed right tells the topic, and the topic decides what a misspelt
 * word stands for: as if there were no others, except for their names. So a topic that's added changes no word of another.
 *
 * @param typed the words as they were typed
 * @param plain the message without markup, which they were read from
 */
export function readTopicWords(
  typed: readonly Word[],
  knowledge: Knowledge,
  thread: TopicThread,
  plain: string,
): TopicWords {
  const known = vocabularyOf(knowledge);
  const vocabulary = knowledge.withoutTeams === undefined ? known : withNamesAsWritten(known, plain);
  if (knowledge.topics.length < 2) {
    const spelt = correctSpelling(typed, vocabulary);
    const matches = vocabulary.matcher.match(spelt.words);
    return complete(chooseTopic(matches, spelt.words, knowledge, thread), { spelt, matches }, vocabulary);
  }
  const asTyped = { words: typed, matches: vocabulary.matcher.match(typed) };
  const first = chooseTopic(asTyped.matches, typed, knowledge, thread);
  const read = spell(asTyped, first.topic.id, vocabulary);
  if (read.spelt.words === typed) return complete(first, read, vocabulary);
  const chosen = chooseTopic(read.matches, read.spelt.words, knowledge, thread);
  const again = chosen.topic === first.topic ? read : spell(asTyped, chosen.topic.id, vocabulary);
  return complete(chosen, again, vocabulary);
}

/** The same, but for names of everyday words: whether they're names depends on how they're written. */
function withNamesAsWritten(vocabulary: Vocabulary, plain: string): Vocabulary {
  const { matcher } = vocabulary;
  return {
    ...vocabulary,
    matcher: {
      match: (words) => withoutEverydayWords(matcher.match(words), words, plain),
      has: matcher.has,
    },
  };
}

type Matched = { readonly words: readonly Word[]; readonly matches: readonly PhraseMatch<Term>[] };
type Read = Omit<TopicWords, 'chosen'>;

function spell({ words, matches }: Matched, topic: string, vocabulary: Vocabulary): Read {
  const spelt = correctSpelling(words, vocabulary.lexiconOf(topic), {
    keeps: (at) => matches.some((match) => isOthersName(match, topic, at)),
    correct: (text) => (text.length < shortestElsewhere ? undefined : vocabulary.names.correct(text)),
  });
  return { spelt, matches: spelt.words === words ? matches : vocabulary.matcher.match(spelt.words) };
}

/** A shorter word is as likely some other word as the name of something in another topic. */
const shortestElsewhere = 5;

/** Whether a word belongs to what another topic calls itself or one of its options. */
function isOthersName({ payload, from, to }: PhraseMatch<Term>, topic: string, at: number): boolean {
  return (
    (payload.kind === 'option' || payload.kind === 'alternative' || payload.kind === 'topic') &&
    payload.topic !== topic &&
    from <= at &&
    at < to
  );
}

function complete(chosen: ChosenTopic, { spelt, matches }: Read, vocabulary: Vocabulary): TopicWords {
  const guessed =
    spelt.unknown.size === 0
      ? []
      : misspeltNeeds(spelt, vocabulary.lexiconOf(chosen.topic.id), vocabulary.matcher);
  return { chosen, spelt, matches: guessed.length === 0 ? matches : [...matches, ...guessed] };
}
