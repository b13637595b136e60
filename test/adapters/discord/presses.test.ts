import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Control, customIdOf, readCustomId } from '../../../src/adapters/discord/presses.ts';
import { longestRef } from '../../../src/core/forms/form.ts';
import type { Channel, Json } from '../../doubles/discord/objects.ts';
import type { Given } from '../../doubles/discord/world.ts';
import { answered, offered, type Scene, scene, textOf } from './harness.ts';

async function thread(stage: Scene): Promise<{ thread: Channel; answer: Json }> {
  const { discord, channel, anna } = stage;
  const asked = anna.write(channel, `${anna.mention} django or fastapi? we need an admin panel by friday`);
  const opened = await discord.until(() => discord.world.channels.get(String(asked.json.id)));
  const [answer] = await answered(discord, opened.id, 1);
  if (answer === undefined) throw new Error('there is no answer');
  return { thread: opened, answer };
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

const reply = ({ discord }: Scene, given: { message: string | null }): string =>
  textOf(discord.world.messages.get(given.message ?? '')?.json ?? {});

describe('the id of a control', () => {
  const context = fc.record({ conversation: fc.stringMatching(/^\d{15,20}$/), aloud: fc.boolean() });
  const answer = fc.stringMatching(/^[0-9a-f]{10}$/);
  const ref = fc.string({ minLength: 1, maxLength: longestRef });
  const control: fc.Arbitrary<Control> = fc.oneof(
    fc.record({
      kind: fc.constant('say' as const),
      words: fc.string({ minLength: 1, maxLength: 90 }),
    }),
    fc.record({ kind: fc.constantFrom('pick' as const, 'quote' as const), number: fc.nat(30) }),
    fc.record({ kind: fc.constantFrom('open' as const, 'filled' as const), ref }),
    fc.record({
      kind: fc.constant('feedback' as const),
      answer,
      verdict: fc.constantFrom('helpful' as const, 'not-helpful' as const),
    }),
    fc.record({
      kind: fc.constantFrom('trace' as const, 'share' as const, 'old-comment' as const),
      answer,
    }),
    fc.record({ kind: fc.constantFrom('mute' as const, 'unmute' as const, 'old-question' as const) }),
  );

  it('decodes to the same control, unless its words do not fit', () => {
    fc.assert(
      fc.property(control, context, (given, where) => {
        const id = customIdOf(given, where);
        // Only what is said aloud and privately needs telling apart.
        const read = id === undefined ? undefined : readCustomId(id);
        if (read !== undefined)
          expect(read).toEqual({ control: given, ...where, aloud: where.aloud && tellsApart(given) });
        // However long the ids of a conversation and a form are, a form can be opened.
        else expect(given.kind).toBe('say');
      }),
    );
  });

  it('decodes to nothing from any other text', () => {
    fc.assert(fc.property(fc.string(), (text) => void expect(() => readCustomId(text)).not.toThrow()));
    expect(readCustomId('y:1234')).toBeUndefined();
  });

  it.each([
    ['a:123456789012345678', { kind: 'open', ref: 'ask' }],
    ['n:123456789012345678:0123456789', { kind: 'feedback', answer: '0123456789', verdict: 'not-helpful' }],
    ['o:123456789012345678:', { kind: 'share', answer: null }],
  ])('keeps the meaning that an earlier version gave it: %s', (id, control) => {
    expect(readCustomId(id)?.control).toEqual(control);
  });
});

const tellsApart = ({ kind }: Control): boolean => ['say', 'pick', 'quote', 'open', 'filled'].includes(kind);

/** What people were told alone in a thread. */
const told = ({ discord }: Scene, { id }: Channel): readonly string[] =>
  discord.world
    .inChannel(id)
    .filter(({ json }) => (Number(json.flags) & 64) !== 0)
    .map(({ json }) => textOf(json));

describe('a press', () => {
  it('of a choice sends its words to the thread', async () => {
    const stage = await scene();
    const { thread: place, answer } = await thread(stage);
    const given = stage.anna.press(place, answer, offered(answer).label);
    const answers = await answered(stage.discord, place.id, 2);
    expect(given.answered).toBe(6);
    expect(textOf(answers[1] ?? {})).toContain(
      `**${offered(answer).label}** · picked by <@${stage.anna.id}>`,
    );
  });

  it('delivered twice is answered once', async () => {
    const stage = await scene();
    const { thread: place, answer } = await thread(stage);
    const given = stage.anna.press(place, answer, offered(answer).label);
    await answered(stage.discord, place.id, 2);
    const { discord, store, guild, adapter } = stage;
    discord.gateway.dispatch('INTERACTION_CREATE', given.payload, guild.id);
    await discord.until(() => discord.calls.some(({ status }) => status === 400));
    await adapter.stop();
    const before = await store.load({ workspace: `discord:${guild.id}`, kind: 'conversation', id: place.id });
    expect(before?.value.deliveries.filter(({ id }) => id === given.id)).toHaveLength(1);
    expect(before?.value.outbox).toEqual([]);
    expect(discord.world.inChannel(place.id)).toHaveLength(2);
  });

  it('of "Helpful" is stored with the answer', async () => {
    const stage = await scene();
    const { thread: place, answer } = await thread(stage);
    const given = stage.anna.press(place, answer, 'Good answer');
    await stage.discord.until(() => reply(stage, given).includes('noted'));
    const kept = await all(stage.assistant.feedback.all(`discord:${stage.guild.id}`));
    expect(kept).toMatchObject([
      { author: stage.anna.id, conversation: place.id, verdict: 'helpful', comment: null },
    ]);
    expect(given.ephemeral).toBe(true);
  });

  it('of "Not helpful" opens a form for a comment and stores both', async () => {
    const stage = await scene();
    const { thread: place, answer } = await thread(stage);
    const given = stage.anna.press(place, answer, "Something's wrong with it");
    const call = await stage.discord.until(() => stage.discord.calls.find(({ body }) => body.type === 9));
    const values = { 'In one line': 'nothing on uploads' };
    stage.anna.fill(place, call.body.data as Json, values, { on: answer });
    await stage.discord.until(() => told(stage, place).some((text) => text.includes('Thanks')));
    const kept = await all(stage.assistant.feedback.all(`discord:${stage.guild.id}`));
    expect(kept).toMatchObject([{ verdict: 'not-helpful', comment: 'nothing on uploads' }]);
    expect(given.answered).toBe(9);
  });

  it('opens the form of an earlier version, and its text is stored', async () => {
    const stage = await scene();
    const { thread: place, answer } = await thread(stage);
    stage.anna.submit(place, `w:${place.id}:0123456789`, 'nothing on uploads', { on: answer });
    await stage.discord.until(() => told(stage, place).some((text) => text.includes('Thanks')));
    const kept = await all(stage.assistant.feedback.all(`discord:${stage.guild.id}`));
    expect(kept).toMatchObject([{ answer: '0123456789', comment: 'nothing on uploads' }]);
  });

  it('of "Trace" shows the trace of that answer, to the person only', async () => {
    const stage = await scene();
    const { thread: place, answer } = await thread(stage);
    stage.anna.write(place, 'and databases?');
    await answered(stage.discord, place.id, 2);
    const given = stage.anna.press(place, answer, 'How this answer came about');
    const id = JSON.stringify(answer).match(/"t:\d+:([0-9a-f]{10})"/)?.[1] ?? 'none';
    await stage.discord.until(() => reply(stage, given).includes(id));
    expect(given.ephemeral).toBe(true);
  });

  it('of "Mute this thread" silences the bot until "Unmute", except for mentions', async () => {
    const stage = await scene();
    const { discord, anna } = stage;
    const { thread: place, answer } = await thread(stage);
    const given = anna.press(place, answer, 'Mute this thread');
    await discord.until(() => reply(stage, given).includes('Muted: in this thread'));
    anna.write(place, 'and what about databases?');
    anna.write(place, `${anna.mention} and security?`);
    const answers = await answered(discord, place.id, 2);
    expect(
      discord.world.inChannel(place.id).filter(({ author }) => author === discord.world.bot.id),
    ).toHaveLength(answers.length);
    const back = anna.press(place, discord.world.messages.get(given.message ?? '')?.json ?? {}, 'Unmute', {});
    await discord.until(() => reply(stage, back).includes('following'));
    anna.write(place, 'and what about databases?');
    await answered(discord, place.id, 3);
  });

  it('of an outdated button is answered with an explanation', async () => {
    const stage = await scene();
    const { thread: place, answer } = await thread(stage);
    const given = stage.anna.press(
      place,
      {
        ...answer,
        components: [
          {
            type: 1,
            id: 1,
            components: [{ type: 2, id: 2, style: 2, label: 'Old', custom_id: 'old-style' }],
          },
        ],
      },
      'Old',
    );
    await stage.discord.until(() => reply(stage, given).includes('older version'));
  });
});

describe('a private answer', () => {
  async function asked(stage: Scene, question: string): Promise<Json> {
    const given = stage.anna.command(stage.channel, 'ask', { question, private: true });
    return shown(stage, given);
  }
  const shown = (stage: Scene, given: Given): Promise<Json> =>
    stage.discord.until(() => {
      if (given.answered === null) return undefined;
      const message = stage.discord.world.messages.get(given.message ?? '')?.json;
      return message !== undefined && textOf(message) !== '' ? message : undefined;
    });
  const inPublic = ({ discord, channel }: Scene): Json[] =>
    discord.world
      .inChannel(channel.id)
      .map(({ json }) => json)
      .filter(({ flags }) => (Number(flags) & 64) === 0);

  it('is the one that is shared even after its trace was shown', async () => {
    const stage = await scene();
    const answer = await asked(stage, 'django or flask?');
    await shown(stage, stage.anna.press(stage.channel, answer, 'How this answer came about', { on: answer }));
    stage.anna.press(stage.channel, answer, 'Share with the channel');
    const [shared] = await stage.discord.until(() =>
      inPublic(stage).length > 0 ? inPublic(stage) : undefined,
    );
    expect(textOf(shared ?? {})).toContain('shares this');
    expect(textOf(shared ?? {})).toContain('django or flask?');
  });

  it('cannot be shared once its asker has asked on', async () => {
    const stage = await scene();
    const { anna, channel, discord } = stage;
    const first = await asked(stage, 'django or flask?');
    await shown(stage, anna.press(channel, first, offered(first).label));
    anna.press(channel, first, 'Share with the channel');
    await discord.until(() =>
      [...discord.world.messages.values()].some(({ json }) => textOf(json).includes('nothing to share here')),
    );
    expect(inPublic(stage)).toEqual([]);
  });
});
