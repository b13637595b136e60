import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Answer } from '../../../src/core/answer/answer.ts';
import { builtIn } from '../built-in.ts';
import { saidIn } from '../spans-of.ts';
import { openTeam } from './team.ts';

const sample = z.object({
  said: z.string(),
  is: z.string(),
  or: z.array(z.string()).default([]),
  plain: z.boolean().default(false),
});
type Sample = z.infer<typeof sample>;

/** What was miscounted once, and more of the kind. The first word says what it is: "for (consent)" is for. */
const miscounted = samplesIn(new URL('../../../../shared/talk/votes.jsonl', import.meta.url));
const shared = new Set(miscounted.map(({ said }) => said));
const samples = [
  ...miscounted,
  ...samplesIn(new URL('../../fixtures/understanding/votes.jsonl', import.meta.url)),
];

function samplesIn(file: URL): Sample[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => sample.parse(JSON.parse(line)))
    .map((one) => ({ ...one, is: one.is.replace(/^an? /, '').replace(/[ ,(].*$/, '') }));
}

type Outcome = Sample & { readonly outcome: string };

/** What ben's messages do where a vote on Flask is open and he's named; he votes as `before` anew before each. */
async function outcomesOf(all: readonly Sample[], before: 'for' | 'against'): Promise<Outcome[]> {
  const team = openTeam();
  team.knowledge = builtIn;
  await team.say('anna', 'we go with flask');
  await team.say('anna', 'put it to the vote, <@anna> <@ben>');
  const { id } = await team.only();
  const outcomes: Outcome[] = [];
  for (const one of all) {
    await team.say('ben', `vote ${before} ${id}`);
    const answer = await team.write('ben', one.said.replace(/d-(?:x{6}|3fa9c1|aaaaaa)/g, id));
    const { decision } = await team.only();
    const choice = decision.vote?.ballots.find(({ author }) => author === 'ben')?.choice ?? 'withdrawn';
    outcomes.push({ ...one, outcome: choice === before ? kindOf(answer, before) : choice });
  }
  return outcomes;
}

/** Where his vote is what it was before. A vote that stays the same is shown again. */
function kindOf(answer: Answer | null, before: string): string {
  if (answer === null) return 'none';
  if (saidIn(answer).includes('is that a vote?')) return 'ask';
  // Whether the bot answers what has nothing to do with the vote is measured elsewhere.
  return saidIn(answer).includes('vote on d-') ? `shown, ${before} or question` : 'none';
}

const isBinding = ({ outcome }: Outcome): boolean =>
  ['for', 'against', 'abstain', 'withdrawn'].includes(outcome);

describe('what a named voter says in the thread of an open vote', async () => {
  const votesFor = ({ is }: Sample): boolean => is === 'for';
  const outcomes = [
    ...(await outcomesOf(samples.filter(votesFor), 'against')),
    ...(await outcomesOf(
      samples.filter((one) => !votesFor(one)),
      'for',
    )),
  ];

  it('never counts as a vote that a careful person wouldn’t hear', () => {
    const wrong = outcomes.filter((one) => isBinding(one) && ![one.is, ...one.or].includes(one.outcome));
    expect(wrong).toEqual([]);
  });

  it('is asked back, or not understood, for at most 8 % of what is plain', () => {
    const plain = outcomes.filter((one) => one.plain);
    const missed = plain.filter(({ is, or, outcome }) => ![is, ...or].some((fine) => outcome.includes(fine)));
    expect(plain.length).toBeGreaterThan(50);
    expect(missed.length / plain.length, JSON.stringify(missed)).toBeLessThanOrEqual(0.08);
  });

  it('is understood as the very vote, where it is said plainly in the samples that were once miscounted', () => {
    const once = outcomes.filter((one) => shared.has(one.said) && one.is !== 'question');
    expect(once.filter(({ is, outcome }) => is !== outcome)).toEqual([]);
  });
});
