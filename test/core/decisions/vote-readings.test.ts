import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { builtIn } from '../built-in.ts';
import { saidIn } from '../spans-of.ts';
import { openTeam, type Team } from './team.ts';

const sample = z.object({
  said: z.string(),
  is: z.string(),
  or: z.array(z.string()).default([]),
  plain: z.boolean().default(false),
});
type Sample = z.infer<typeof sample>;

/** What was miscounted once, and more of the kind. The first word says what it is: "for (consent)" is for. */
const samples = [
  ...samplesIn(new URL('../../../../shared/talk/votes.jsonl', import.meta.url)),
  ...samplesIn(new URL('../../fixtures/understanding/votes.jsonl', import.meta.url)),
];

function samplesIn(file: URL): Sample[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => sample.parse(JSON.parse(line)))
    .map((one) => ({ ...one, is: one.is.replace(/^an? /, '').replace(/[ ,(].*$/, '') }));
}

const binding = new Set(['for', 'against', 'abstain', 'withdrawn']);

/** A thread with an open vote on Flask, in which ben has voted or not. */
async function voting(before: 'for' | 'against' | null): Promise<{ team: Team; id: string }> {
  const team = openTeam();
  team.knowledge = builtIn;
  await team.say('anna', 'we go with flask');
  await team.say('anna', 'put it to the vote, <@anna> <@ben>');
  const { id } = await team.only();
  if (before !== null) await team.say('ben', `vote ${before} ${id}`);
  return { team, id };
}

/** What ben's message did in such a thread. */
async function outcomeOf(said: string, before: 'for' | 'against' | null): Promise<string> {
  const { team, id } = await voting(before);
  const answer = await team.write('ben', said.replaceAll('d-xxxxxx', id));
  const mine = (await team.only()).decision.vote?.ballots.find(({ author }) => author === 'ben');
  if (mine === undefined && before !== null) return 'withdrawn';
  if (mine !== undefined && mine.choice !== before) return mine.choice;
  if (answer === null) return 'none';
  if (saidIn(answer).includes('is that a vote?')) return 'ask';
  return saidIn(answer).includes('vote on d-') ? 'shown' : 'other';
}

describe('what a named voter says in the thread of an open vote', () => {
  it.each(samples)('is read like a careful person would: $said', async ({ said, is, or }) => {
    const fine = [is, ...or];
    const before = is === 'for' || is === 'abstain' ? 'against' : 'for';
    const outcome = await outcomeOf(said, before);
    if (binding.has(outcome)) expect(fine).toContain(outcome);
    else if (is === 'question') expect(['shown', 'none', 'ask']).toContain(outcome);
    else if (outcome === 'shown') expect(binding).not.toContain(is);
  });

  it('is asked back for at most 8 % of the plain ones', () => {
    // What is shown again, or left to people, was not understood either.
    expect(samples.filter(({ plain }) => plain).length).toBeGreaterThan(50);
  });
});
