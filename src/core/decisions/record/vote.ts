import { z } from 'zod';
import { day } from '../../dates/days.ts';
import type { KnownTime } from '../../dates/time-reading.ts';

export const votingRules = ['majority', 'two-thirds', 'consent'] as const;
export const voteChoices = ['for', 'against', 'abstain'] as const;

export const votingRuleSchema = z.enum(votingRules);
export const voteChoiceSchema = z.enum(voteChoices);

/** A vote on a proposal. Ballots are shown by name, as in a meeting. */
export const voteSchema = z.strictObject({
  rule: votingRuleSchema,
  /** Platform ids of the voters; empty for everyone in the channel. */
  voters: z.array(z.string()),
  /** When it closes by itself, in milliseconds since 1970; null if a person closes it. */
  until: z.number().nullable(),
  /** The time zone that was meant for its end. */
  zone: z.string(),
  openedAt: z.number(),
  openedBy: z.string(),
  /** One per person: a later ballot replaces an earlier one. */
  ballots: z.array(z.strictObject({ author: z.string(), choice: voteChoiceSchema, at: z.number() })),
  reminded: z.boolean(),
  /** When it closes because everybody named has voted, in milliseconds since 1970; absent while somebody hasn't. */
  closing: z.number().optional(),
  /** True if only mentions and replies reached the bot where it was opened: then a plain "yes" in the thread doesn't count. */
  byMention: z.boolean().optional(),
  /** Null while it's open. */
  result: z.enum(['accepted', 'rejected', 'undecided']).nullable(),
});

export type VotingRule = z.infer<typeof votingRuleSchema>;
export type VoteChoice = z.infer<typeof voteChoiceSchema>;
export type Vote = z.infer<typeof voteSchema>;
type Ballot = Readonly<Vote['ballots'][number]>;
export type Tally = Readonly<Record<VoteChoice, number>>;

/** How a vote is held. */
export type VoteTerms = {
  readonly rule: VotingRule;
  readonly voters: readonly string[];
  /** Words: "until friday", or a time that can't be misread: "2026-11-22T17:00+01:00[Europe/Berlin]"; null for no end. */
  readonly until: string | null;
};

/** A vote that nobody has voted in yet. @param until null where a person closes it */
export function openVote(
  { rule, voters }: VoteTerms,
  until: KnownTime | null,
  {
    author,
    at,
    mentionsOnly,
  }: { readonly author: string; readonly at: number; readonly mentionsOnly?: boolean },
): Vote {
  return {
    rule,
    voters: [...voters],
    until: until?.at ?? null,
    zone: until?.zone ?? 'UTC',
    openedAt: at,
    openedBy: author,
    ballots: [],
    reminded: false,
    ...(mentionsOnly === true ? { byMention: true } : {}),
    result: null,
  };
}

export function isOpenVote(vote: Vote | null): vote is Vote {
  return vote !== null && vote.result === null;
}

/** @returns the vote with this ballot in place of an earlier one by the same person */
export function withBallot(vote: Vote, { author, choice, at }: Ballot): Vote {
  const others = vote.ballots.filter((ballot) => ballot.author !== author);
  return { ...vote, ballots: [...others, { author, choice, at }] };
}

/** @returns the vote without this person's ballot; somebody is missing again, so it isn't about to close */
export function withoutBallot({ closing: _, ...vote }: Vote, author: string): Vote {
  return { ...vote, ballots: vote.ballots.filter((ballot) => ballot.author !== author) };
}

/** How long people can correct their votes once everybody has voted, in milliseconds. */
const correctingTime = 60_000;

/** When a vote closes that everybody has voted in now, in milliseconds since 1970. */
export function closingAfterAll({ until }: Vote, at: number): number {
  return Math.min(at + correctingTime, until ?? Number.POSITIVE_INFINITY);
}

/** When it closes by itself, as things are, in milliseconds since 1970; null if a person closes it. */
export function closesAt({ until, closing }: Vote): number | null {
  return closing ?? until;
}

export function tallyOf({ ballots }: Vote): Tally {
  const count = (choice: VoteChoice): number => ballots.filter((ballot) => ballot.choice === choice).length;
  return { for: count('for'), against: count('against'), abstain: count('abstain') };
}

/** Named voters who have not voted. */
export function missingFrom({ voters, ballots }: Vote): string[] {
  return voters.filter((voter) => !ballots.some(({ author }) => author === voter));
}

/** Whether all named voters have voted; never true if none were named. */
export function isComplete(vote: Vote): boolean {
  return vote.voters.length > 0 && missingFrom(vote).length === 0;
}

/**
 * The result of a vote. Abstentions don't count: a majority is more votes for than against, two thirds at least twice
 * as many for as against (Robert's Rules of Order Newly Revised, 12th edition, 44:1 and 44:3). Consent means someone
 * voted and nobody voted against; abstaining is enough for it. Without a vote for or against, a majority decides
 * nothing.
 */
export function voteResult(vote: Vote): NonNullable<Vote['result']> {
  const { for: yes, against: no, abstain } = tallyOf(vote);
  if (yes + no === 0) return vote.rule === 'consent' && abstain > 0 ? 'accepted' : 'undecided';
  switch (vote.rule) {
    case 'majority':
      return yes > no ? 'accepted' : 'rejected';
    case 'two-thirds':
      return yes >= 2 * no ? 'accepted' : 'rejected';
    case 'consent':
      return no === 0 ? 'accepted' : 'rejected';
    default:
      return vote.rule satisfies never;
  }
}

/**
 * When missing voters are reminded, in milliseconds since 1970: half-way, but at the earliest a day before the end;
 * after two days if there's no end. Null if none were named.
 */
export function reminderAt({ openedAt, until, voters }: Vote): number | null {
  if (voters.length === 0) return null;
  if (until === null) return openedAt + 2 * day;
  return Math.max(until - day, openedAt + (until - openedAt) / 2);
}
