import { newConversation } from '../../../src/core/turn/conversation.ts';
import { mayLeadElsewhere, takeFirst } from '../../../src/core/turn/in-likely-topic.ts';
import { openingFeaturesOf } from '../../../src/core/turn/openings/opening-features.ts';
import { topicCandidates } from '../../../src/core/turn/openings/topic-of-opening.ts';
import type { Question } from '../../../src/core/turn/question.ts';
import { fitsOf } from '../../../src/core/understanding/across/topic-fit.ts';
import { vocabularyOf } from '../../../src/core/understanding/match/vocabulary.ts';
import { tokenize } from '../../../src/core/understanding/text/words.ts';
import { topicsInOrder } from '../../../src/knowledge/queries.ts';
import type { Knowledge } from '../../../src/knowledge/schema.ts';
import { hashed } from '../meaning/asked.ts';
import type { MeaningOf } from '../meaning/with-meanings.ts';
import type { TopicExample } from './fit-topics.ts';
import { isOfAnother, labelledMessages } from './topic-examples.ts';

/** A message that opens a thread, and the topics that it may be about. */
export type OpeningExample = TopicExample & {
  readonly text: string;
  readonly source: string;
  readonly topics: readonly string[];
};

type Opening = {
  readonly text: string;
  readonly topic: string;
  readonly source: string;
  readonly weight: number;
};

/** Of the first topic's short messages, one of so many. */
const every: ReadonlyMap<string, number> = new Map([
  ['needs', 12],
  ['controls', 4],
]);

/** The labelled messages that open a thread, or could. */
export function labelledOpenings(knowledge: Knowledge, part: 'train' | 'check'): readonly Opening[] {
  const topics = topicsInOrder(knowledge);
  const vocabulary = vocabularyOf(knowledge);
  return labelledMessages(topics, part)
    .filter(({ text, topic, source, kept, statesNeeds }) => {
      if (kept !== undefined || hashed(text) % (every.get(source) ?? 1) !== 0) return false;
      const { words } = tokenize(text);
      return (
        topic !== topics[0]?.id ||
        statesNeeds ||
        !isOfAnother(fitsOf(vocabulary.matcher.match(words), topics))
      );
    })
    .map((one) => (one.source.startsWith('train') ? { ...one, weight: weights.labelled } : one));
}

/** One text of so many is left out of its topic, to be asked. */
const everyLeftOut = 5;
/** Of the phrasings that are left out, so many are asked. */
const everyAsked = 6;
/** By its words alone, what names nothing says little. */
const weights = { labelled: 1.25, opening: { byWords: 0.5, byMeaning: 1 }, phrasing: 0.25 } as const;

/** Topics without some of their openings and phrasings. */
export function withoutSome(knowledge: Knowledge): Knowledge {
  const kept = (texts: readonly string[]): string[] => texts.filter((text) => !isLeftOut(text));
  return {
    ...knowledge,
    topics: knowledge.topics.map((topic) => ({
      ...topic,
      openings: kept(topic.openings),
      questions: topic.questions.flatMap((question) => {
        const phrasings = kept(question.phrasings);
        return phrasings.length > 0 ? [{ ...question, phrasings }] : [];
      }),
      claims: topic.claims.map((claim) => ({ ...claim, phrasings: kept(claim.phrasings) })),
    })),
  };
}

/** What `withoutSome` leaves out, as people would open a thread with it. */
export function leftOut({ topics }: Knowledge, by: keyof typeof weights.opening): readonly Opening[] {
  return topics.flatMap((topic) => {
    const names = new Map(topic.options.map(({ id, name }) => [id, name.toLowerCase()]));
    const phrasings = [
      ...topic.questions.flatMap(({ phrasings: ways, options }) =>
        ways.map((way) => ({
          way,
          text: way.replaceAll('{option}', names.get(options[hashed(way) % options.length] ?? '') ?? ''),
        })),
      ),
      ...topic.claims.flatMap(({ phrasings: ways }) => ways.map((way) => ({ way, text: way }))),
    ];
    return [
      ...topic.openings.filter(isLeftOut).map((text) => ({
        text,
        topic: topic.id,
        source: `openings of ${topic.id}`,
        weight: weights.opening[by],
      })),
      ...phrasings
        .filter(({ way }) => isLeftOut(way) && hashed(`asked ${way}`) % everyAsked === 0)
        .map(({ text }) => ({ text, topic: topic.id, source: 'phrasings', weight: weights.phrasing })),
    ];
  });
}

function isLeftOut(text: string): boolean {
  return hashed(text) % everyLeftOut === 0;
}

/** What each topic has on messages, as the turn would see it; only messages whose topic isn't settled by their form. */
export function openingExamples(
  openings: readonly Opening[],
  knowledge: Knowledge,
  meaningOf: MeaningOf | null,
): readonly OpeningExample[] {
  return openings.flatMap(({ text, topic, source, weight }) => {
    const before = newConversation('opening');
    const asked: Question = { conversation: before.id, author: 'U1', words: text, audience: 'direct' };
    const meaning = meaningOf?.(text);
    const question = meaning === undefined ? asked : { ...asked, meaning };
    const first = takeFirst(before, question, knowledge);
    if (!mayLeadElsewhere(first, question, knowledge)) return [];
    const candidates = topicCandidates(first, before, question, knowledge);
    const topics = candidates.map(({ answer }) => answer.taken.understood.reading.topic.id);
    const right = topics.indexOf(topic);
    if (right < 0 || topics.length < 2) return [];
    return [{ text, source, weight, topics, right, features: candidates.map(openingFeaturesOf) }];
  });
}
