import type { Library } from '../../knowledge/queries.ts';
import type { Need } from '../../knowledge/schema.ts';
import { forCandidates } from './for-candidates.ts';
import { leadsAlone } from './leads-alone.ts';

/** A need that, stated alone, puts one option this far ahead tells the options apart. */
const tellingMargin = 1;

/**
 * The needs that tell the candidates apart most, at most two for each option that they favour, and the options
 * in turn, so that the list leans to none.
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
