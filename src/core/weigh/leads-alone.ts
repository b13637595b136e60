import { forCandidates } from './for-candidates.ts';
import { type Lead, leadOf } from './lead.ts';

/** Who leads where a need is all that is stated, by need. */
export const leadsAlone = forCandidates(
  (library, candidates): ReadonlyMap<string, Lead> =>
    new Map(
      library.topic.needs.map(({ id }) => [id, leadOf(library, { needs: [id], candidates, knows: [] })]),
    ),
);
