import type { Claim } from '../../../knowledge/schema.ts';
import { plain, type Span, type Spans } from '../../answer/answer.ts';
import { formerMember, nameOfAuthor } from '../../team-topics/state/authors.ts';

/** Whether a claim is a team's own, which nobody has checked. */
export function isTeams({ provenance }: Pick<Claim, 'provenance'>): boolean {
  return provenance === 'team';
}

/** Whoever stated a team's claim. */
export function statedBySpan({ statedBy }: Pick<Claim, 'statedBy'>): Span {
  if (statedBy === undefined) return plain('one of you');
  return 'person' in statedBy ? personSpan(statedBy.person) : plain(statedBy.name);
}

/** Somebody who was forgotten has no name any more. */
export function personSpan(id: string): Span {
  const name = nameOfAuthor(id);
  if (name !== null) return plain(name);
  return id === formerMember || id === '' ? plain('a former member') : { kind: 'person', id, notify: false };
}

/** " (stated by Ana, no source)", " (given by Ana, not checked) [1]": what a team says is never dressed up as a source. */
export function attribution(claim: Claim, citations: Spans, isBrief: boolean): Spans {
  const by = statedBySpan(claim);
  if (claim.sources.length === 0)
    return isBrief
      ? [plain('('), by, plain(', no source)')]
      : [plain('(stated by '), by, plain(', no source)')];
  return [plain(isBrief ? '(' : '(given by '), by, plain(', not checked) '), ...citations];
}
