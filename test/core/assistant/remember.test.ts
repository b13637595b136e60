import { describe, expect, it } from 'vitest';
import { everyRight } from '../../../src/core/access/actor.ts';
import { openChannel, workspace } from './channel.ts';

const closed = { place: { id: 'p', closed: true } };

describe('what is remembered of questions', () => {
  it('is each gap once, with how often it was asked', async () => {
    const { assistant, say } = openChannel();
    await say('how much does a django developer earn?', 'direct');
    await say('what is the salary of a flask developer?', 'direct', { conversation: 'd' });
    const gaps = await assistant.gaps.all(workspace);
    expect(gaps.reduce((sum, { times }) => sum + times, 0)).toBeGreaterThan(0);
    expect(gaps[0]?.words).not.toBeNull();
    expect(gaps[0]?.topic).toBe('python-web');
    expect(await assistant.gaps.all('other')).toEqual([]);
  });

  it('leaves out the words of closed places and of private answers', async () => {
    const { assistant, say } = openChannel();
    await say('how much does a django developer earn at Initech?', 'direct', closed);
    await say('how much does a django developer earn at Initech?', 'direct', {
      conversation: 'd',
      isPrivate: true,
    });
    expect(JSON.stringify(await assistant.gaps.all(workspace))).not.toContain('Initech');
  });

  it('is what a person asked, newest first, each answer once, and no small talk', async () => {
    const channel = openChannel();
    const { assistant, say } = channel;
    await say('django or flask?', 'direct');
    await say('thanks', 'direct');
    channel.time += 1000;
    await say('and databases?', 'direct');
    const recent = await assistant.people.recent(workspace, 'u');
    expect(recent.map(({ words }) => words)).toEqual(['and databases?', 'django or flask?']);
    expect(await assistant.people.recent(workspace, 'somebody else')).toEqual([]);
  });

  it('is neither what a button stood for nor a list', async () => {
    const { assistant, say } = openChannel();
    await say('django or flask?', 'direct');
    await say('why not flask?', 'direct', { isPress: true });
    await say('what do you cover?', 'direct');
    await say('show our decisions', 'direct');
    await say('help', 'direct');
    const recent = await assistant.people.recent(workspace, 'u');
    expect(recent.map(({ words }) => words)).toEqual(['django or flask?']);
  });
});

it('feedback is one verdict of each person on each answer, with their last comment', async () => {
  const { assistant, time } = openChannel();
  const actor = { workspace, conversation: 'c', author: 'u', rights: everyRight };
  await assistant.feedback.give(actor, { answer: 'a', verdict: 'not-helpful', comment: 'too long' });
  await assistant.feedback.give(actor, { answer: 'a', verdict: 'helpful', comment: null });
  const given = { answer: 'a', conversation: 'c', author: 'u' };
  const all: unknown[] = [];
  for await (const entry of assistant.feedback.all(workspace)) all.push(entry);
  expect(all).toEqual([{ ...given, verdict: 'helpful', comment: 'too long', at: time }]);
});
