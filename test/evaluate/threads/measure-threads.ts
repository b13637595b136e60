import type { Weights } from '../../../src/core/meaning/match/match-weights.ts';
import { in64ths } from '../../../src/core/meaning/thresholds.ts';
import { openForEvaluation } from '../meaning/open-encoder.ts';
import { knowledgeWithMeanings } from '../meaning/with-meanings.ts';
import type { Measurement } from '../row.ts';
import { certaintyByName, fitThreads, rankedInThread } from './fit-threads.ts';
import { isUnreadThread, type ThreadExample, threadExamples } from './thread-examples.ts';

/** In 64ths: from here on a candidate is told as the answer. */
const least = 32;

/** Follow-ups of threads that the fit hasn't seen: whether what's found for them in their thread answers them. */
export const measureThreads: Measurement = async (knowledge) => {
  const encoder = await openForEvaluation();
  if (encoder === null) return [];
  const examples = await threadExamples(await knowledgeWithMeanings(knowledge, encoder), encoder);
  const { rank, right } = fitThreads(examples.filter((one) => !isUnreadThread(one)));
  const unread = examples.filter(isUnreadThread);
  const asked = unread.filter(({ entries }) => entries.length > 0);
  const others = unread.filter(({ entries }) => entries.length === 0);
  const told = (list: readonly ThreadExample[]): readonly Told[] =>
    list.map((example) => {
      const scored = rankedInThread(example, rank);
      return {
        isTold: in64ths(logistic(certaintyByName(example, scored, 0), right)) >= least,
        isRight: scored[0]?.isRight === true,
        isAloneRight: firstAlone(example)?.isRight === true,
        isAmongThree: scored.slice(0, 3).some(({ isRight }) => isRight),
      };
    });
  const [ofAsked, ofOthers] = [told(asked), told(others)];
  const all = [...ofAsked, ...ofOthers].filter(({ isTold }) => isTold);
  const count = (list: readonly Told[], of: keyof Told): number => list.filter((one) => one[of]).length;
  const limit = null;
  return [
    {
      name: 'with an answer: it comes first by the message alone',
      right: count(ofAsked, 'isAloneRight'),
      of: asked.length,
      limit,
    },
    {
      name: 'with an answer: it comes first in the thread',
      right: count(ofAsked, 'isRight'),
      of: asked.length,
      limit,
    },
    {
      name: 'with an answer: it is among three',
      right: count(ofAsked, 'isAmongThree'),
      of: asked.length,
      limit,
    },
    {
      name: 'with an answer: told rightly',
      right: ofAsked.filter((one) => one.isTold && one.isRight).length,
      of: asked.length,
      limit,
    },
    { name: 'told: rightly', right: count(all, 'isRight'), of: all.length, limit },
    { name: 'others: told something', right: count(ofOthers, 'isTold'), of: others.length, limit },
  ];
};

type Told = {
  readonly isTold: boolean;
  readonly isRight: boolean;
  readonly isAloneRight: boolean;
  readonly isAmongThree: boolean;
};

function firstAlone({ candidates }: ThreadExample): ThreadExample['candidates'][number] | undefined {
  return candidates.toSorted((a, b) => b.alone.score - a.alone.score)[0];
}

function logistic(evidence: Readonly<Record<string, number>>, weights: Weights): number {
  let sum = 0;
  for (const [name, value] of Object.entries(evidence)) sum += value * (weights[name] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}
