import type { Library } from '../../../knowledge/queries.ts';
import { winnerOf } from '../../ranking/scores.ts';
import type { Frame } from '../../turn/conversation.ts';
import { needWords } from './need-words.ts';
import type { PickInNeeds } from './pick-in-needs.ts';
import { hasFits, weighedNeeds } from './weighed-needs.ts';

/** A thread's pick in terms of what people stated; undefined unless the topic says for people how options meet needs. */
export function pickInNeeds(
  library: Library,
  { needs, last }: Pick<Frame, 'needs' | 'last'>,
  { weighed, ranking }: Pick<PickInNeeds, 'weighed' | 'ranking'>,
): PickInNeeds | undefined {
  const winner = winnerOf(ranking);
  if (winner === undefined || !hasFits(library, needs, winner)) return undefined;
  return {
    weighed,
    ranking,
    // What's out leads on nothing, even on what it'd be level on.
    needs: weighedNeeds(library, needs, {
      ...weighed,
      candidates: ranking.ranked.map(({ option }) => option),
    }),
    words: needWords(library, needs),
    stays: last?.ranking?.[0] === winner,
  };
}
