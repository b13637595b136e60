import { describe, expect, it } from 'vitest';
import type { Json } from '../../doubles/discord/objects.ts';
import { answered, answersIn, type Scene, scene, textOf } from './harness.ts';

const isAlone = ({ flags }: Json): boolean => (Number(flags) & 64) !== 0;

/** What one person alone is shown, once there is something with words. */
async function alone({ discord }: Scene, channel: string): Promise<readonly Json[]> {
  return discord.until(() => {
    const found = answersIn(discord, channel).filter((json) => isAlone(json) && textOf(json) !== '');
    return found.length === 0 ? undefined : found;
  });
}

const seenByAll = ({ discord }: Scene, channel: string): readonly Json[] =>
  answersIn(discord, channel).filter((json) => !isAlone(json));

const threadsOpened = ({ discord }: Scene): number =>
  discord.calls.filter(({ method, path }) => method === 'POST' && path.endsWith('/threads')).length;

/** The label of a button, and what it stands for, as `press` finds it. */
const question = 'Django or Flask?';

describe('a command whose answer concerns only its caller', () => {
  it.each([
    ['help', {}, 'I help you choose'],
    ['list', {}, 'I rate'],
    ['decisions', {}, 'No decision is recorded here yet'],
    ['decisions', { search: 'due' }, 'No decision is waiting for anybody'],
    ['decisions', { search: 'flask' }, 'No decision is recorded here yet'],
  ])('is answered to them alone: %s %j', async (command, options, says) => {
    const stage = await scene();
    const { anna, channel } = stage;
    const given = anna.command(channel, command, options);
    const [shown = {}] = await alone(stage, channel.id);
    expect(given.ephemeral).toBe(true);
    expect(textOf(shown)).toContain(says);
    expect(seenByAll(stage, channel.id)).toEqual([]);
    expect(threadsOpened(stage)).toBe(0);
  });

  it('is answered to them alone in a thread too, and leaves it as it was', async () => {
    const stage = await scene();
    const { anna, channel, discord } = stage;
    const asked = anna.write(channel, `${anna.mention} we need an admin panel. django or flask?`);
    const thread = await discord.until(() => discord.world.channels.get(String(asked.json.id)));
    await answered(discord, thread.id, 1);
    anna.command(thread, 'help');
    await alone(stage, thread.id);
    expect(seenByAll(stage, thread.id)).toHaveLength(1);
    anna.write(thread, 'why?');
    await discord.until(() => seenByAll(stage, thread.id).length === 2);
  });

  it('offers questions, each of which begins a thread as a command does', async () => {
    const stage = await scene();
    const { anna, channel, discord } = stage;
    anna.command(channel, 'help');
    const [help = {}] = await alone(stage, channel.id);
    const shown = JSON.stringify(help.components);
    const places = ['I help you choose', question, 'Commands:', 'Then, in the thread:'].map((words) =>
      shown.indexOf(words),
    );
    expect(places).toEqual(places.filter((place) => place >= 0).toSorted((a, b) => a - b));
    const given = anna.press(channel, help, question);
    const root = await discord.until(() => (given.answered === 4 ? (given.message ?? undefined) : undefined));
    const [answer = {}] = await answered(discord, root, 1);
    expect(given.ephemeral).toBe(false);
    expect(textOf(discord.world.messages.get(root)?.json ?? {})).toBe(
      `**${question}** · picked by <@${anna.id}>`,
    );
    expect(textOf(answer)).toContain('Django');
    expect(textOf(answer)).not.toContain('picked by');
    expect(discord.world.channels.get(root)?.name).toBe(question);
    const thread = discord.world.channels.get(root);
    if (thread === undefined) throw new Error('there is no thread');
    anna.write(thread, 'and databases?');
    await answered(discord, root, 2);
  });

  it('of one whole record is for everyone', async () => {
    const stage = await scene();
    const { anna, channel, discord } = stage;
    const given = anna.command(channel, 'decisions', { search: 'd-123456' });
    await discord.until(() => given.answered !== null);
    expect(given.ephemeral).toBe(false);
  });
});

describe('free words whose answer concerns only the asker', () => {
  it('take back the question that everyone saw', async () => {
    const stage = await scene();
    const { anna, channel } = stage;
    const given = anna.command(channel, 'ask', { question: 'thanks!' });
    const [shown = {}] = await alone(stage, channel.id);
    expect(given.ephemeral).toBe(false);
    expect(textOf(shown)).toContain('Glad it helped');
    expect(seenByAll(stage, channel.id)).toEqual([]);
    expect(threadsOpened(stage)).toBe(0);
  });

  it('are answered by the first response where that waits for the answer', async () => {
    const stage = await scene();
    const { anna, channel, discord } = stage;
    const asked = anna.write(channel, `${anna.mention} django or flask?`);
    const thread = await discord.until(() => discord.world.channels.get(String(asked.json.id)));
    await answered(discord, thread.id, 1);
    const given = anna.command(thread, 'ask', { question: 'what do you cover?' });
    const [shown = {}] = await alone(stage, thread.id);
    expect(given.ephemeral).toBe(true);
    expect(textOf(shown)).toContain('I rate');
    expect(seenByAll(stage, thread.id)).toHaveLength(1);
  });
});

describe('a press whose answer concerns only the person', () => {
  it('is answered to them alone', async () => {
    const stage = await scene();
    const { anna, channel, discord } = stage;
    const asked = anna.write(channel, `${anna.mention} who are you?`);
    const thread = await discord.until(() => discord.world.channels.get(String(asked.json.id)));
    const [answer = {}] = await answered(discord, thread.id, 1);
    anna.press(thread, answer, 'What do you cover?');
    const [shown = {}] = await alone(stage, thread.id);
    expect(textOf(shown)).toContain('I rate');
    expect(seenByAll(stage, thread.id)).toHaveLength(1);
  });
});

describe('a typed mention', () => {
  it('gets a short reply in place, and opens no thread', async () => {
    const stage = await scene();
    const { anna, channel, discord } = stage;
    const asked = anna.write(channel, `${anna.mention} help`);
    const [help = {}] = await answered(discord, channel.id, 1);
    expect(help.message_reference).toMatchObject({ message_id: asked.json.id });
    expect(textOf(help).length).toBeLessThan(600);
    expect(threadsOpened(stage)).toBe(0);
    // Feedback, a trace and muting belong to answers in threads.
    expect(JSON.stringify(help.components)).not.toMatch(/Something's wrong|Mute this thread/);
  });

  it('offers questions there, each of which begins a thread', async () => {
    const stage = await scene();
    const { anna, channel, discord } = stage;
    anna.write(channel, `${anna.mention} help`);
    const [help = {}] = await answered(discord, channel.id, 1);
    const given = anna.press(channel, help, question);
    const root = await discord.until(() => (given.answered === 4 ? (given.message ?? undefined) : undefined));
    await answered(discord, root, 1);
    expect(threadsOpened(stage)).toBe(1);
  });

  it('that replies to it with a question gets a thread of its own', async () => {
    const stage = await scene();
    const { anna, channel, discord } = stage;
    anna.write(channel, `${anna.mention} help`);
    const [help = {}] = await answered(discord, channel.id, 1);
    const asked = anna.write(channel, 'django or flask?', { repliesTo: String(help.id) });
    const [answer = {}] = await answered(discord, String(asked.json.id), 1);
    expect(textOf(answer)).toContain('Django');
  });

  it('in a direct message is answered like any other', async () => {
    const stage = await scene();
    const { anna, discord } = stage;
    const own = discord.world.addChannel(null, '', { recipient: { id: anna.id } });
    anna.write(own, 'help');
    const [help = {}] = await answered(discord, own.id, 1);
    expect(isAlone(help)).toBe(false);
    expect(textOf(help)).toContain('Commands:');
  });
});
