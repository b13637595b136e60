import type { Decision } from '../record/record.ts';
import {
  closesAt,
  closingAfterAll,
  isComplete,
  isOpenVote,
  type Vote,
  type VoteChoice,
  voteResult,
  withBallot,
} from '../record/vote.ts';
import { type Decided, decided, refused } from './decided.ts';
import type { Issuer } from './record-command.ts';
import type { RecordEvent } from './record-event.ts';

export function decideVote({ vote }: Decision, choice: VoteChoice, issuer: Issuer): Decided {
  if (!isOpenVote(vote)) return refused('No vote is open on it.');
  const { author, at } = issuer;
  if (vote.voters.length > 0 && !vote.voters.includes(author))
    return refused('Others were asked to vote on it.');
  if (isOver(vote, at)) return refused('Voting on it is over.');
  const cast = decided(issuer, { kind: 'voted', choice });
  const counted = withBallot(vote, { author, choice, at });
  if (cast.kind === 'refused' || vote.closing !== undefined || !isComplete(counted)) return cast;
  // The last named voter's ballot closes it, a little later: somebody may want to correct theirs.
  const closing: RecordEvent = {
    kind: 'vote-closing',
    closing: closingAfterAll(counted, at),
    at,
    author: null,
    operation: null,
  };
  return { kind: 'decided', events: [...cast.events, closing] };
}

export function decideWithdrawVote({ vote }: Decision, issuer: Issuer): Decided {
  if (!isOpenVote(vote)) return refused('No vote is open on it.');
  if (isOver(vote, issuer.at)) return refused('Voting on it is over.');
  return vote.ballots.some(({ author }) => author === issuer.author)
    ? decided(issuer, { kind: 'vote-withdrawn' })
    : refused("You haven't voted on it, so there's nothing to withdraw.");
}

function isOver(vote: Vote, at: number): boolean {
  const end = closesAt(vote);
  return end !== null && at >= end;
}

export function decideClose({ vote }: Decision, issuer: Issuer): Decided {
  if (!isOpenVote(vote)) return refused('No vote is open on it.');
  if (vote.openedBy !== issuer.author && !issuer.manages)
    return refused(
      'Only the person who put it to the vote can close it, or somebody who runs this workspace.',
    );
  return decided(issuer, { kind: 'vote-closed', result: voteResult(vote) });
}

/** Objecting during a vote is a vote against: under consent that's what stops it. */
export function decideObject(state: Decision, words: string, issuer: Issuer): Decided {
  if (state.status !== 'draft' && state.status !== 'proposed')
    return refused(`It's ${state.status}. Propose a record that supersedes it.`);
  const dissent = decided(issuer, { kind: 'dissented', words });
  const vote = decideVote(state, 'against', issuer);
  return dissent.kind === 'refused' || vote.kind === 'refused'
    ? dissent
    : { kind: 'decided', events: [...dissent.events, ...vote.events] };
}
