import { in64ths } from '../../../src/core/meaning/thresholds.ts';
import { least } from '../../../src/core/turn/follow-ups/follow-up.ts';
import {
  type FollowUpKind,
  followUpKinds,
} from '../../../src/core/understanding/decide/follow-ups/follow-up-kinds.ts';
import { likeliestOf } from '../../../src/core/understanding/decide/follow-ups/follow-up-of.ts';
import { scoresOf } from '../fit-softmax.ts';
import { hashed } from '../meaning/asked.ts';
import { openForEvaluation } from '../meaning/open-encoder.ts';
import { knowledgeWithMeanings } from '../meaning/with-meanings.ts';
import type { Measurement } from '../row.ts';
import { type FollowUpExample, fitFollowUps, followUpExamples } from './fit-follow-ups.ts';

/** These are left to how a message is read otherwise. */
const leftAlone: ReadonlySet<FollowUpKind> = new Set(['fresh', 'request', 'told', 'later']);
const folds = 3;

/** What messages do after an answer, by a fit without a third of the ways to say it. */
export const measureFollowUps: Measurement = async (knowledge) => {
  const encoder = await openForEvaluation();
  if (encoder === null) return [];
  const examples = await followUpExamples(await knowledgeWithMeanings(knowledge, encoder), encoder);
  const isOut = ({ way }: FollowUpExample): boolean => hashed(way) % folds === 0;
  const model = fitFollowUps(examples.filter((one) => !isOut(one)));
  let [asked, taken, right, others, mistaken] = [0, 0, 0, 0, 0];
  for (const { of, seen } of examples.filter(isOut)) {
    const [withMeaning] = seen;
    if (withMeaning === undefined) continue;
    const { kind, share } = likeliestOf(scoresOf({ seen: withMeaning }, model, followUpKinds.length));
    const isTaken = in64ths(share) >= least.usual && !leftAlone.has(kind);
    if (leftAlone.has(of)) {
      others += 1;
      if (isTaken) mistaken += 1;
      continue;
    }
    asked += 1;
    if (isTaken) taken += 1;
    if (isTaken && kind === of) right += 1;
  }
  return [
    { name: 'ways left out: told', right, of: asked, limit: { kind: 'least', share: 0.55 } },
    { name: 'told: rightly', right, of: taken, limit: { kind: 'least', share: 0.85 } },
    {
      name: 'other messages that would be taken for one, if nothing better were found',
      right: mistaken,
      of: others,
      limit: { kind: 'most', share: 0.08 },
    },
  ];
};
