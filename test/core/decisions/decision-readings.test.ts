import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { everyRight } from '../../../src/core/access/actor.ts';
import { builtIn, pythonWeb } from '../built-in.ts';
import { saidIn } from '../spans-of.ts';
import { openTeam, type Team } from './team.ts';

const said = z.looseObject({
  said: z.string(),
  is: z.enum(['draft', 'ask', 'none', 'find', 'look-up', 'decline']),
  or: z.array(z.string()).default([]),
  option: z.string().optional(),
  reason: z.string().default(''),
  revisit: z.string().optional(),
  author: z.string().optional(),
  contradicts: z.boolean().default(false),
  thread: z.array(z.looseObject({ said: z.string() })).default([]),
});
type Said = z.infer<typeof said>;

function samplesIn(file: string): Said[] {
  const url = new URL(`../../fixtures/understanding/acts/train/${file}`, import.meta.url);
  return readFileSync(url, 'utf8')
    .trim()
    .split('\n')
    .map((line) => said.parse(JSON.parse(line)));
}

/** A thread that has weighed, Django first. */
async function weighed(): Promise<Team> {
  const team = openTeam();
  team.knowledge = builtIn;
  await team.say('dana', 'we need an admin panel and user accounts. django, flask or fastapi?');
  return team;
}

const state = async (team: Team): Promise<string> =>
  JSON.stringify([...(await team.records())].map(([id, { status, content }]) => [id, status, content]));

const nameOf = (option: string | null): string | undefined =>
  pythonWeb.options.find(({ id }) => id === option)?.name;

/** A reason without what may stand around it. */
const bare = (words: string): string => words.replace(/[\s.!]+$/, '');

describe('what people say of a decision', () => {
  const samples = samplesIn('records.jsonl');
  const drafted = samples.filter(({ is }) => is === 'draft');
  const undecided = samples.filter(
    ({ is, or, thread }) => is !== 'draft' && !or.includes('draft') && thread.length === 0,
  );

  it.each(undecided.map((one) => [one.said, one] as const))('drafts nothing: %s', async (words) => {
    const team = await weighed();
    await team.say('eve', words);
    await team.write('eve', words);
    expect((await team.records()).size).toBe(0);
  });

  it.each(samples.filter(({ is }) => is === 'ask').map((one) => [one.said, one.or] as const))(
    'is asked back: %s',
    async (words, or) => {
      const team = await weighed();
      const answer = await team.say('eve', words);
      const buttons = answer.blocks.flatMap((block) => (block.kind === 'choices' ? block.choices : []));
      if (!or.includes('none'))
        expect(saidIn(answer)).toMatch(/shall i draft|what did you decide on|decide on which/);
      if (!or.includes('none')) expect(buttons.length).toBeGreaterThan(0);
    },
  );

  it('is drafted in the words it was said in, and asked back in at most 8 % of the plain cases', async () => {
    const missed: string[] = [];
    const plain = drafted.filter(({ or }) => or.length === 0);
    for (const { said: words, option, reason, contradicts, revisit } of drafted) {
      const team = await weighed();
      const answer = await team.say('eve', words.replace(/^@Tradeoff /, ''));
      const [decision] = (await team.records()).values();
      if (decision === undefined) {
        missed.push(words);
        continue;
      }
      const { content } = decision;
      expect(decision.status).toBe('draft');
      expect(nameOf(content.outcome.option), words).toBe(option);
      expect(content.reason, words).toBe(bare(reason));
      expect(words).toContain(content.reason);
      expect(content.deciders).toEqual(['eve']);
      if (revisit !== undefined)
        expect(`${revisit} ${content.revisit.on ?? ''}`).toContain(content.revisit.when);
      expect(saidIn(answer).includes('differs: the weighing put django first'), words).toBe(contradicts);
      if (reason === '') expect(saidIn(answer)).toContain('no reason given yet');
    }
    expect(missed.filter((words) => plain.some((one) => one.said === words))).toEqual([]);
    expect(missed.length / drafted.length).toBeLessThan(0.08);
  });

  it.each(
    samples
      .filter(({ is, or }) => is === 'find' && !or.includes('look-up'))
      .map((one) => [one.said, one] as const),
  )('finds what is there: %s', async (words, { thread }) => {
    const team = await weighed();
    await team.say('dana', 'decision: django. we need the admin by january');
    if (thread.some((line) => line.said.includes('accepted'))) await team.say('ravi', 'record it');
    team.clock += 60_000;
    const answer = await team.say('eve', words.replace(/^@Tradeoff /, ''));
    const { id } = await team.only();
    expect(saidIn(answer)).toContain(id);
  });
});

describe('a message that somebody saves as a decision', () => {
  it.each(samplesIn('saves.jsonl').map((one) => [one.said, one] as const))(
    'says what its author said: %s',
    async (words, { is, or, option, reason, revisit, author }) => {
      const team = await weighed();
      const before = await state(team);
      const answer = await team.say('priya', `save as decision: ${words}`, { savedFrom: author ?? null });
      if (is === 'decline') {
        expect(await state(team)).toBe(before);
        expect(saidIn(answer)).toContain("there's no choice in that message");
        return;
      }
      const { content } = (await team.only()).decision;
      expect(content.deciders).toEqual([author]);
      expect(content.recordedBy).toBe(author === 'priya' ? null : 'priya');
      if (!or.includes('decline')) expect(nameOf(content.outcome.option)).toBe(option);
      expect(content.reason).toBe(bare(reason).replace(/\s*😴$/u, ''));
      expect(content.together).toBeNull();
      expect(content.consulted).toEqual([]);
      expect(content.drivers.every((driver) => driver.author === author)).toBe(true);
      for (const driver of content.drivers) expect(words.toLowerCase()).toContain(driver.words.toLowerCase());
      expect(content.context).not.toMatch(/team knows|ruled out/i);
      if (revisit !== undefined) expect(content.revisit).not.toEqual({ on: null, when: '' });
      else expect(content.revisit).toEqual({ on: null, when: '' });
    },
  );

  it('leaves the thread as it was: whoever saves it has stated nothing', async () => {
    const team = await weighed();
    await team.say('priya', 'save as decision: we go with flask, we need websockets', { savedFrom: 'bob' });
    expect(saidIn(await team.say('priya', 'what do you know about us?'))).not.toMatch(/websocket|real-time/);
  });

  it('has no decider where nobody knows who wrote it', async () => {
    const team = await weighed();
    await team.say('priya', 'save as decision: we go with flask', { savedFrom: null });
    expect((await team.only()).decision.content).toMatchObject({ deciders: [], recordedBy: 'priya' });
  });

  it('declines in private what has no choice in it', async () => {
    const team = await weighed();
    const outcome = await team.assistant.ask({
      rights: everyRight,
      workspace: 'test:w',
      conversation: 't',
      author: 'priya',
      words: 'save as decision: lunch?',
      audience: 'direct',
      delivery: 'lunch',
      savedFrom: 'bob',
      replyTo: { platform: 'test', address: {} },
    });
    expect(outcome).toMatchObject({ kind: 'answered', shownTo: 'asker' });
  });
});
