import { describe, expect, it } from 'vitest';
import { answered, offered, scene, textOf } from './harness.ts';

describe('a slash command in a server', () => {
  it('shows the question at once and is answered with an ordinary message in a thread named after it', async () => {
    const { discord, channel, anna } = await scene();
    const given = anna.command(channel, 'compare', {
      first: 'Django',
      second: 'FastAPI',
      aspect: 'database',
    });
    const thread = await discord.until(() => discord.world.channels.get(given.message ?? ''));
    const [answer] = await answered(discord, thread.id, 1);
    expect(thread.name).toBe('compare Django and FastAPI on database');
    expect(thread.parent).toBe(channel.id);
    expect(given.answered).toBe(4);
    expect(given.ephemeral).toBe(false);
    expect(textOf(discord.world.messages.get(given.message ?? '')?.json ?? {})).toContain(
      'compare Django and FastAPI on database',
    );
    expect(answer?.type).toBe(0);
    expect(textOf(answer ?? {})).toContain('Django');
  });

  it('can be followed up in the thread with plain messages', async () => {
    const { discord, channel, anna } = await scene();
    const given = anna.command(channel, 'recommend', { needs: 'an admin panel' });
    const thread = await discord.until(() => discord.world.channels.get(given.message ?? ''));
    await answered(discord, thread.id, 1);
    anna.write(thread, 'and what about databases?');
    const answers = await answered(discord, thread.id, 2);
    expect(textOf(answers[1] ?? {})).toMatch(/databases|Database/);
  });

  it('is answered with the interaction alone if only the person installed the bot', async () => {
    const { discord, anna } = await scene({
      before: (double) =>
        double.world.addChannel(
          {
            id: double.world.id(),
            name: 'elsewhere',
            channels: [],
            roles: [],
            ofBot: [],
            counts: {},
            joined: 0,
            systemChannel: null,
          },
          'theirs',
          { id: '999999999999999999' },
        ),
    });
    const theirs = discord.world.channels.get('999999999999999999');
    if (theirs === undefined) throw new Error('there is no such channel');
    const given = anna.command(theirs, 'ask', { question: 'django or flask?' }, { guest: true });
    await discord.until(() =>
      given.message !== null &&
      textOf(discord.world.messages.get(given.message)?.json ?? {}).includes('Django')
        ? true
        : undefined,
    );
    expect(discord.calls.some(({ method, path }) => method === 'POST' && path.startsWith('/channels/'))).toBe(
      false,
    );
  });

  it('in a direct message with the bot is answered there and continues the conversation', async () => {
    const { discord, anna } = await scene();
    const direct = discord.world.addChannel(null, 'direct', { recipient: { id: anna.id } });
    anna.write(direct, 'django or flask for an admin panel?');
    const [first] = await answered(discord, direct.id, 1);
    anna.command(direct, 'ask', { question: 'why?' });
    const answers = await answered(discord, direct.id, 2);
    expect(answers.map(({ type }) => type)).toEqual([0, 20]);
    expect(textOf(answers[1] ?? {})).toContain('does more than Flask');
    anna.press(direct, first ?? {}, 'Good answer');
    await discord.until(() => discord.calls.filter(({ path }) => path.endsWith('/callback')).length === 2);
  });

  it('in a direct message between people is answered with the interaction alone', async () => {
    const { discord, anna } = await scene();
    const between = discord.world.addChannel(null, 'between people', { recipient: { id: anna.id } });
    const given = anna.command(between, 'ask', { question: 'django or flask?' }, { guest: true });
    const reply = await discord.until(() => {
      const message = discord.world.messages.get(given.message ?? '')?.json;
      return message !== undefined && textOf(message).includes('Django') ? message : undefined;
    });
    anna.press(between, reply, offered(reply).label, { guest: true });
    await discord.until(
      () =>
        discord.calls.filter(({ method, path }) => method === 'PATCH' && path.startsWith('/webhooks'))
          .length === 2,
    );
    expect(discord.calls.some(({ path }) => path.startsWith('/channels/'))).toBe(false);
  });

  it('with a name missing from the data is still answered', async () => {
    const { discord, channel, anna } = await scene();
    const given = anna.command(channel, 'explain', { option: 'Rails' });
    const [answer] = await answered(
      discord,
      await discord.until(() => discord.world.channels.get(given.message ?? '')?.id),
      1,
    );
    expect(textOf(answer ?? {})).not.toBe('');
  });
});
