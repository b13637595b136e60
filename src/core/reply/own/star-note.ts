import type { Library } from '../../../knowledge/queries.ts';

/** What the star beside a rating says. */
export function starNote({ topic }: Library): string {
  return topic.ofTeam === undefined ? '* our judgement' : '* few of you rated it, or you differ';
}
