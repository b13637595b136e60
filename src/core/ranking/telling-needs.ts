import type { Library } from '../../knowledge/queries.ts';
import type { Need } from '../../knowledge/schema.ts';
import { forCandidates } from './for-candidates.ts';
import { leadsAlone } from './leads-alone.ts';

/** A need tells options apart if, stated alone, it puts one this far ahead. */
const tellingMargin = 1;

/**
 * The needs that best tell the candidates apart: at most two for each option they favour, with the options taking
 * turns so that the list favours none.
 */
export const tellingNeeds = forCandidates((library: Library, candidates): readonly Need[] => {
  const leadOf = leadsAlone(library, candidates);
  const spread = library.topic.needs
    .map((need) => ({ need, lead: leadOf(need.id) }))
    .filter(({ lead }) => lead.margin >= tellingMargin && Number.isFinite(lead.margin))
    .sort((a, b) => b.lead.margin - a.lead.margin);
  const groups = [...Map.groupBy(spread, ({ lead }) => lead.winner).values()];
  return [0, 1].flatMap((place) => groups.flatMap((group) => group[place]?.need ?? []));
});
