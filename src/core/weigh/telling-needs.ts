import type { Library } from '../../knowledge/queries.ts';
import type { Need } from '../../knowledge/schema.ts';
import type { Familiarity } from '../conversation.ts';
import { caseOf, rank } from './scores.ts';

/** A need that, stated alone, puts one option this far ahead tells the options apart. */
const tellingMargin = 1;

/**
 * The needs that tell the candidates apart most, at most two for each option that they favour, and the options
 * in turn, so that the list leans to none.
 */
export function tellingNeeds(
  library: Library,
  candidates: readonly string[],
  knows: readonly Familiarity[],
): readonly Need[] {
  const spread = library.topic.needs
    .map((need) => ({
      need,
      ranking: rank(library, caseOf([{ need: need.id, author: '', words: '' }], knows, candidates)),
    }))
    .filter(({ ranking }) => ranking.margin >= tellingMargin && Number.isFinite(ranking.margin))
    .sort((a, b) => b.ranking.margin - a.ranking.margin);
  const groups = [...Map.groupBy(spread, ({ ranking }) => ranking.ranked[0]?.option).values()];
  return [0, 1].flatMap((place) => groups.flatMap((group) => group[place]?.need ?? []));
}
