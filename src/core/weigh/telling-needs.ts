import type { Library } from '../../knowledge/queries.ts';
import type { Need } from '../../knowledge/schema.ts';
import { leadOf } from './lead.ts';

/** A need that, stated alone, puts one option this far ahead tells the options apart. */
const tellingMargin = 1;

/** Sets of candidates whose needs are kept; a topic of a handful of options has no more. */
const mostKept = 128;
const kept = new WeakMap<Library, Map<string, readonly Need[]>>();

/**
 * The needs that tell the candidates apart most, at most two for each option that they favour, and the options
 * in turn, so that the list leans to none. Worked out once for a set of candidates, as nothing else bears on it.
 */
export function tellingNeeds(library: Library, candidates: readonly string[]): readonly Need[] {
  const ofLibrary = kept.get(library) ?? new Map<string, readonly Need[]>();
  kept.set(library, ofLibrary);
  const key = candidates.join(' ');
  const known = ofLibrary.get(key);
  if (known !== undefined) return known;
  const made = workOut(library, candidates);
  if (ofLibrary.size >= mostKept) ofLibrary.clear();
  ofLibrary.set(key, made);
  return made;
}

function workOut(library: Library, candidates: readonly string[]): readonly Need[] {
  const spread = library.topic.needs
    .map((need) => ({ need, lead: leadOf(library, { needs: [need.id], candidates, knows: [] }) }))
    .filter(({ lead }) => lead.margin >= tellingMargin && Number.isFinite(lead.margin))
    .sort((a, b) => b.lead.margin - a.lead.margin);
  const groups = [...Map.groupBy(spread, ({ lead }) => lead.winner).values()];
  return [0, 1].flatMap((place) => groups.flatMap((group) => group[place]?.need ?? []));
}
