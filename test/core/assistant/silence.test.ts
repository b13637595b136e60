import { describe, expect, it } from 'vitest';
import { everyRight } from '../../../src/core/access/actor.ts';
import { builtIn } from '../built-in.ts';
import { openChannel, workspace } from './channel.ts';

describe('a channel', () => {
  it('that answers on mention only is silent otherwise, and says why', async () => {
    const { assistant, say } = openChannel();
    await assistant.settings.change(workspace, 'channel', { answers: 'mention' });
    expect((await say('django or flask?', 'direct')).kind).toBe('answered');
    expect(await say('and databases?', 'shared')).toMatchObject({
      kind: 'silent',
      reason: 'the channel answers on mention only',
    });
  });

  it('that wants citations gets no uncited answer without a mention', async () => {
    const { assistant, say } = openChannel();
    await assistant.settings.change(workspace, 'channel', { onlyCited: true });
    await say('django or flask?', 'direct');
    expect((await say('and databases?', 'shared')).kind).toBe('answered');
    expect(await say('bot, help', 'shared')).toMatchObject({
      kind: 'silent',
      reason: 'the channel wants cited answers only',
    });
    expect((await say('help', 'direct')).kind).toBe('answered');
  });

  it('starts a thread with its topic', async () => {
    const { assistant, say } = openChannel();
    const [topic] = builtIn.topics;
    await assistant.settings.change(workspace, 'channel', { topic: topic?.id ?? '' });
    const outcome = await say('what do you cover?', 'direct');
    expect(outcome.kind === 'answered' && outcome.conversation.frame?.topic).toBe(topic?.id);
  });
});

it('a muted thread is answered when the bot is mentioned only, until it is unmuted', async () => {
  const { assistant, say } = openChannel();
  await say('django or flask?', 'direct');
  await assistant.mute({ workspace, conversation: 'c', author: 'u', rights: everyRight }, true);
  expect(await say('and databases?', 'shared')).toMatchObject({
    kind: 'silent',
    reason: 'the thread is muted',
  });
  expect((await say('and databases?', 'direct')).kind).toBe('answered');
  await assistant.mute({ workspace, conversation: 'c', author: 'u', rights: everyRight }, false);
  expect((await say('and security?', 'shared')).kind).toBe('answered');
});

it('a muted thread changes by nothing but who spoke', async () => {
  const { assistant, say } = openChannel();
  await say('we need an admin panel, django or flask?', 'direct');
  const before = await say('why?', 'direct');
  await assistant.mute({ workspace, conversation: 'c', author: 'u', rights: everyRight }, true);
  await say('not django', 'shared');
  await assistant.mute({ workspace, conversation: 'c', author: 'u', rights: everyRight }, false);
  const after = await say('why?', 'direct');
  expect(before.kind === 'answered' && before.conversation.turns).toBe(2);
  expect(after.kind === 'answered' && after.conversation.turns).toBe(3);
  expect(after.kind === 'answered' && after.conversation.frame?.excluded).toEqual([]);
});

describe('the first answer of a channel that answers on mention only', () => {
  it('doesn’t ask to reply without one', async () => {
    const channel = openChannel();
    await channel.assistant.settings.change(workspace, 'channel', { answers: 'mention' });
    const outcome = await channel.say('explain flask', 'direct', { othersMayJoin: true });
    expect(JSON.stringify(outcome)).toContain('Mention me to go on.');
    expect(await channel.say('why?', 'shared')).toMatchObject({ kind: 'silent' });
  });
});
