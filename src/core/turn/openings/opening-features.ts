import { asksForPick, isAsking } from '../../understanding/topics/topic-features.ts';
import { meansAllOptions } from '../../understanding/topics/topic-odds.ts';
import { namesOwn, type TopicAnswer } from './topic-answer.ts';

/** A topic that a message which opens a thread may be about. */
export type TopicCandidate = {
  readonly answer: TopicAnswer;
  /** How likely the message is about it by its words and its meaning, 0 to 1. */
  readonly share: number;
  /** Whether it's the topic that the message is read in if nothing it has says otherwise. */
  readonly isFirst: boolean;
  readonly isLargest: boolean;
  /** Whether the largest takes for its needs or sides whatever the message names of this one. */
  readonly isSideOfLargest: boolean;
};

const [leastShare, leastProbability] = [0.02, 0.02];
const mostNeeds = 3;

const logOdds = (probability: number, least: number): number => {
  const held = Math.min(1 - least, Math.max(least, probability));
  return Math.log(held / (1 - held));
};

type Feature = readonly [name: string, of: (candidate: TopicCandidate) => number | boolean];

/** What speaks for a topic before it's known what it has on the message. */
const beforeAnswer: readonly Feature[] = [
  ['how likely the message is about it', ({ share }) => logOdds(share, leastShare)],
  ['is read first', ({ isFirst }) => isFirst],
  ['is the largest', ({ isLargest }) => isLargest],
  ['its names are sides of the largest', ({ isSideOfLargest }) => isSideOfLargest],
];

/** What speaks for a topic by how the message reads there, and by what it has on it. */
const byAnswer: readonly Feature[] = [
  ['names an option', ({ answer }) => readingOf(answer).options.length > 0],
  ['names two options', ({ answer }) => new Set(readingOf(answer).options.map(({ id }) => id)).size > 1],
  ['names an alternative', ({ answer }) => readingOf(answer).alternatives.length > 0],
  ['says what options are called', ({ answer }) => readingOf(answer).nouns.length > 0],
  ['needs', ({ answer }) => Math.min(mostNeeds, readingOf(answer).needs.length)],
  ['needs it only mentions', ({ answer }) => Math.min(mostNeeds, readingOf(answer).askedNeeds.length)],
  ['aspects', ({ answer }) => Math.min(mostNeeds, readingOf(answer).aspects.length)],
  [
    'needs of the largest, and nothing is asked',
    ({ answer, isLargest }) => isLargest && readingOf(answer).needs.length > 0 && !asks(answer),
  ],
  [
    'needs of the largest',
    ({ answer, isLargest }) => (isLargest ? Math.min(mostNeeds, readingOf(answer).needs.length) : 0),
  ],
  [
    'its names are sides of the largest, and nothing is asked',
    ({ answer, isSideOfLargest }) => isSideOfLargest && !asks(answer),
  ],
  [
    'its names are sides of the largest, and a pick is asked for',
    ({ answer, isSideOfLargest }) => isSideOfLargest && asksForPick(readingOf(answer).words),
  ],
  [
    'is the largest, and has no answer as it was read',
    ({ answer, isLargest }) => isLargest && answer.found === null && !answer.isAnswered,
  ],
  [
    'is the largest, and a pick is asked for',
    ({ answer, isLargest }) => isLargest && asksForPick(readingOf(answer).words),
  ],
  [
    'is the largest, and all options are meant',
    ({ answer, isLargest }) => isLargest && meansAllOptions(readingOf(answer).words),
  ],
  ['has a sure answer', ({ answer }) => answer.found?.kind === 'sure'],
  [
    'has a sure answer, and its option is named',
    ({ answer }) => answer.found?.kind === 'sure' && namesOwn(readingOf(answer)),
  ],
  ['how likely the nearest answers it', ({ answer: { found } }) => matchOdds(found)],
  ['has nothing near', ({ answer }) => answer.found?.kind === 'nothing'],
  ['the answer is beyond doubt', ({ answer }) => answer.found?.evenOfUnknown === true],
  ['is asked word for word', ({ answer }) => answer.found?.exactly != null],
  ['hardly has an answer', ({ answer }) => answer.found?.isUnanswerable === true],
  ['the nearest has no data', ({ answer }) => answer.form === 'no-data'],
  ['the nearest is a choice among all', ({ answer }) => answer.form === 'pick'],
  ['is answered as it was read', ({ answer }) => answer.found === null && answer.isAnswered],
  ['has no answer as it was read', ({ answer }) => answer.found === null && !answer.isAnswered],
  ['is read as a wish for a pick', ({ answer }) => answer.taken.understood.intent.kind === 'recommend'],
  ['is read as out of scope', ({ answer }) => answer.taken.understood.intent.kind === 'out_of_scope'],
  ['words are missed', ({ answer }) => answer.taken.understood.missed !== null],
  ['asks for what it doesn’t cover', ({ answer }) => readingOf(answer).uncovered !== null],
];

function readingOf({ taken }: TopicAnswer): TopicAnswer['taken']['understood']['reading'] {
  return taken.understood.reading;
}

function asks({ taken: { understood } }: TopicAnswer): boolean {
  return understood.situation.asks || isAsking(understood.reading.words);
}

function matchOdds(found: TopicAnswer['found']): number {
  if (found === null || found.kind === 'nothing') return 0;
  return logOdds(found.matches ?? found.candidates[0]?.probability ?? 0, leastProbability);
}

/** In the order of the weights. */
export const openingFeatures: readonly string[] = [...beforeAnswer, ...byAnswer].map(([name]) => name);

export function openingFeaturesOf(candidate: TopicCandidate): readonly number[] {
  return [...beforeAnswer, ...byAnswer].map(([, of]) => Number(of(candidate)));
}
