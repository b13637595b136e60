import type { Evidence } from '../record/pinned-evidence.ts';
import type { Content, Decision } from '../record/record.ts';

/** What a draft starts from. */
export type Drafted = Pick<Decision, 'conversation' | 'destination' | 'link' | 'place' | 'message'> & {
  readonly content: Content;
  readonly evidence: Evidence;
  readonly author: string;
  /** Milliseconds since 1970. */
  readonly at: number;
};

/** The record as a draft, before anything else happens to it. */
export function initialState({ author, at, evidence, ...drafted }: Drafted): Decision {
  return {
    ...drafted,
    status: 'draft',
    vote: null,
    evidence,
    seen: null,
    checked: evidence.knowledge,
    supersededBy: null,
    settled: false,
    history: [{ at, author, what: 'drafted it', became: 'draft' }],
    operations: [],
    notices: [],
    told: { decideBy: null, revisit: null },
    touched: at,
  };
}
