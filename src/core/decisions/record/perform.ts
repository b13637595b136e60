import { readDay } from '../../dates/read-day.ts';
import { closingAt, shownUntil } from '../../dates/until.ts';
import type { RecordCommand } from '../ask/request.ts';
import { changedFields } from './changed-fields.ts';
import { type Content, type Decision, keptOperations } from './record.ts';
import { isOpen, mayBecome, type Status } from './status.ts';
import { isComplete, missingFrom, tallyOf, type VoteTerms, voteResult, withBallot } from './vote.ts';

/** Who does something with a record, and when. */
export type Doing = {
  readonly author: string;
  /** Whether they may close what others proposed. */
  readonly manages: boolean;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly operation: string;
};

export type Done =
  | { readonly kind: 'done'; readonly decision: Decision }
  /** Why it cannot be done, as the one who wanted it is told. */
  | { readonly kind: 'refused'; readonly why: string };

/** What becomes of a record when somebody does something with it. Pure; the same operation is done once. */
export function perform(decision: Decision, change: RecordCommand, doing: Doing): Done {
  if (decision.operations.includes(doing.operation)) return { kind: 'done', decision };
  const done = apply(decision, change, doing);
  if (done.kind === 'refused') return done;
  return {
    kind: 'done',
    decision: {
      ...done.decision,
      operations: [...decision.operations, doing.operation].slice(-keptOperations),
      touched: doing.at,
    },
  };
}

function apply(decision: Decision, change: RecordCommand, doing: Doing): Done {
  const { status } = decision;
  switch (change.do) {
    case 'edit':
      return isOpen(status) ? edit(decision, change.content, doing) : refused(settledAs(status));
    case 'discard':
      return refused('Only a draft can be discarded.');
    case 'record':
      return record(decision, doing);
    case 'propose':
      return propose(decision, change.vote, doing);
    case 'vote': {
      const { vote } = decision;
      if (vote === null || vote.result !== null) return refused('No vote is open on it.');
      if (vote.voters.length > 0 && !vote.voters.includes(doing.author))
        return refused('Others were named to vote on it.');
      if (isOver(vote.until, doing.at)) return refused('The time to vote on it is over.');
      const counted = withBallot(vote, doing.author, change.choice, doing.at);
      const after = noted({ ...decision, vote: counted }, doing, `voted ${wordOf(change.choice)}`);
      return done(isComplete(counted) ? closed(after, doing.at, null) : after);
    }
    case 'close':
      if (decision.vote === null || decision.vote.result !== null) return refused('No vote is open on it.');
      if (decision.vote.openedBy !== doing.author && !doing.manages)
        return refused('The one who put it to the vote closes it, or somebody who runs this workspace.');
      return done(closed(decision, doing.at, doing.author));
    case 'reject':
      if (status === 'draft') return refused('It is a draft: discard it, or propose it first.');
      return become(decision, 'rejected', doing, `rejected it${because(change.because)}`);
    case 'deprecate':
      return become(decision, 'deprecated', doing, `deprecated it${because(change.because)}`);
    case 'object': {
      if (status !== 'draft' && status !== 'proposed')
        return refused(`It is ${status}. Propose a record that supersedes it.`);
      const { content } = decision;
      const dissent = [...content.dissent, { author: doing.author, words: change.words }];
      const against = noted({ ...decision, content: { ...content, dissent } }, doing, 'dissented');
      // Who objects while it is voted on has voted: under consent that is what stops it.
      const vote = apply(against, { do: 'vote', choice: 'against' }, doing);
      return vote.kind === 'refused' ? done(against) : vote;
    }
    case 'revisit': {
      if (status !== 'accepted')
        return refused(`It is ${status}; only an accepted record is looked at again.`);
      const on = readDay(change.on, doing.at);
      if (on === null) return refused('Name a day to come: "on 2027-03-31", "in 6 months" or "next year".');
      const revisit = { ...decision.content.revisit, on };
      const moved = { ...decision, content: { ...decision.content, revisit } };
      return done(noted(moved, doing, `wants it looked at again on ${on}`));
    }
    case 'keep':
      return status === 'accepted'
        ? done(noted(decision, doing, 'looked at it again and kept it'))
        : refused(`It is ${status}; only an accepted record is kept.`);
  }
}

function edit(decision: Decision, content: Partial<Content>, doing: Doing): Done {
  const after = { ...decision, content: { ...decision.content, ...content } };
  const changed = changedFields(decision.content, after.content);
  return done(changed.length === 0 ? after : noted(after, doing, `changed ${changed.join(', ')}`));
}

function record(decision: Decision, doing: Doing): Done {
  if (decision.vote !== null && decision.vote.result === null)
    return refused('A vote is open on it. Close the vote first.');
  if (decision.content.outcome.words === '')
    return refused('It has no outcome yet. Say what you decided on with "What", then record it.');
  return become(decision, 'accepted', doing, 'recorded it as accepted');
}

function propose(decision: Decision, terms: VoteTerms | null, doing: Doing): Done {
  if (decision.content.outcome.words === '')
    return refused('It has no outcome yet. Say what you propose with "What", then propose it.');
  const until = terms === null || terms.until === null ? null : closingAt(terms.until, doing.at);
  if (terms !== null && terms.until !== null && until === null)
    return refused(
      'Votes need an end that is not over: "until friday", "within 3 days" or "until 2027-03-31".',
    );
  const { status, vote } = decision;
  if (terms !== null && vote !== null && vote.result === null)
    return refused('A vote is open on it already.');
  // Where a vote decided nothing, another one may be held.
  const again = status === 'proposed' && terms !== null;
  const proposed = again ? done(decision) : become(decision, 'proposed', doing, 'proposed it');
  if (proposed.kind === 'refused' || terms === null) return proposed;
  return done(
    noted(
      {
        ...proposed.decision,
        vote: {
          rule: terms.rule,
          voters: [...terms.voters],
          until,
          openedAt: doing.at,
          openedBy: doing.author,
          ballots: [],
          reminded: false,
          result: null,
        },
      },
      doing,
      `put it to the vote: ${terms.rule}${until === null ? '' : `, until ${shownUntil(until)}`}`,
    ),
  );
}

/** The vote is over, and the proposal is what it came to; where nothing was decided it stays a proposal. */
export function closed(decision: Decision, at: number, author: string | null): Decision {
  const { vote } = decision;
  if (vote === null || vote.result !== null) return decision;
  const result = voteResult(vote);
  const counts = tallyOf(vote);
  const missing = missingFrom(vote).length;
  const said = `${author === null ? 'the vote closed' : 'closed the vote'}: ${counts.for} for, ${counts.against} against, ${counts.abstain} abstained${missing === 0 ? '' : `, ${missing} missing`}`;
  return {
    ...decision,
    vote: { ...vote, result },
    status: result === 'undecided' ? decision.status : result,
    history: [
      ...decision.history,
      { at, author, what: `${said}; ${result}`, became: result === 'undecided' ? null : result },
    ],
    touched: at,
  };
}

function become(decision: Decision, status: Status, doing: Doing, what: string): Done {
  if (!mayBecome(decision.status, status))
    return refused(
      decision.status === status
        ? `It is ${status} already.`
        : `It is ${decision.status} and cannot become ${status}.`,
    );
  const open = decision.vote !== null && decision.vote.result === null;
  const vote =
    open && decision.vote !== null ? { ...decision.vote, result: 'undecided' as const } : decision.vote;
  return done(noted({ ...decision, vote, status }, doing, what, status));
}

/** An accepted record that another one took the place of. Nothing changes where it is not accepted any more. */
export function superseded(decision: Decision, by: string, at: number, author: string | null): Decision {
  if (!mayBecome(decision.status, 'superseded')) return decision;
  const what = author === null ? `superseded by ${by}` : `superseded it with ${by}`;
  const history = [...decision.history, { at, author, what, became: 'superseded' as const }];
  return { ...decision, status: 'superseded', supersededBy: by, history };
}

function noted(
  decision: Decision,
  { at, author }: Doing,
  what: string,
  became: Status | null = null,
): Decision {
  return { ...decision, history: [...decision.history, { at, author, what, became }] };
}

function isOver(until: number | null, at: number): boolean {
  return until !== null && at >= until;
}

function settledAs(status: Status): string {
  return status === 'proposed'
    ? 'It is proposed, and what it says stays. Reject it and draft another one.'
    : `It is ${status}, and what it says stays. A new record can supersede it.`;
}

const because = (words: string): string => (words === '' ? '' : `, because ${words}`);
const wordOf = (choice: 'for' | 'against' | 'abstain'): string =>
  choice === 'abstain' ? 'to abstain' : choice;
const done = (decision: Decision): Done => ({ kind: 'done', decision });
const refused = (why: string): Done => ({ kind: 'refused', why });
