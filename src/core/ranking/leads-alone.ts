import { forCandidates } from './for-candidates.ts';
import { type Lead, leadOf } from './lead.ts';

/** Who leads when a need is the only one stated; computed on first use. */
export const leadsAlone = forCandidates((library, candidates) => {
  const leads = new Map<string, Lead>();
  return (need: string): Lead => {
    const known = leads.get(need);
    if (known !== undefined) return known;
    const made = leadOf(library, { needs: [need], candidates, knows: [] });
    leads.set(need, made);
    return made;
  };
});
