import { describe, expect, it } from 'vitest';
// As in a process that serves Slack too, whose client shares what is global with discord.js.
import '../../../src/adapters/slack/platform.ts';
import { type Block, plain } from '../../../src/core/answer/answer.ts';
import { answered, answersIn, scene, textOf } from './harness.ts';

const asks = 'chart django and fastapi on performance and databases';
const attachFiles = 1n << 15n;

describe('a chart in Discord', () => {
  it('is a picture in the message, with alternative text', async () => {
    const { discord, channel, anna } = await scene();
    const asked = anna.write(channel, `${anna.mention} ${asks}`);
    const [answer] = await answered(discord, String(asked.json.id), 1);
    const sent = discord.calls.find(({ files }) => files.size > 0);
    expect([...(sent?.files.keys() ?? [])]).toEqual(['chart-1.png']);
    expect(JSON.stringify(sent?.body)).toContain('attachment://chart-1.png');
    expect(JSON.stringify(sent?.body)).toContain('"description":"Bars of ratings from 0 to 5.');
    expect(textOf(answer ?? {})).toContain('Rated furthest ahead');
    expect(textOf(answer ?? {})).toContain('docs.djangoproject.com');
    expect(textOf(answer ?? {})).not.toContain('█');
  });

  it('is a picture in a private answer too', async () => {
    const { discord, channel, anna } = await scene();
    anna.command(channel, 'ask', { question: asks, private: true });
    const call = await discord.until(() => discord.calls.find(({ files }) => files.size > 0));
    expect(call.path).toContain('@original');
  });

  it('is drawn in characters if files cannot be attached, and the log names the fix', async () => {
    const { discord, channel, anna, log } = await scene({
      before: ({ world }) => {
        for (const { id } of world.channels.values()) world.denied.set(id, attachFiles);
      },
    });
    const asked = anna.write(channel, `${anna.mention} ${asks}`);
    discord.world.denied.set(String(asked.json.id), attachFiles);
    const [answer] = await answered(discord, String(asked.json.id), 1);
    expect(textOf(answer ?? {})).toContain('█');
    expect(log.join('\n')).toContain('in a plainer form: 50013');
  });

  it.each(['message', 'command'])(
    'leaves earlier parts unchanged if it is refused in a later one, asked by a %s',
    async (how) => {
      const words = (n: number): Block => ({
        kind: 'paragraph',
        spans: [plain(`Line ${n} of an answer that has to be told in several messages.`)],
      });
      const { discord, channel, anna, log, store, guild } = await scene({
        bend: (assistant) => ({
          ...assistant,
          async ask(incoming) {
            const outcome = await assistant.ask(incoming);
            if (outcome.kind !== 'answered' || outcome.post === null || outcome.post.content === null)
              return outcome;
            const { post } = outcome;
            const { content } = post;
            if (content === null) return outcome;
            const blocks = [...Array.from({ length: 90 }, (_, n) => words(n)), ...content.blocks];
            return { ...outcome, post: { ...post, content: { ...content, blocks, isWhole: true } } };
          },
        }),
      });
      const asked = anna.write(channel, `${anna.mention} ${how === 'message' ? asks : 'why django?'}`);
      const id = String(asked.json.id);
      discord.world.denied.set(id, attachFiles);
      if (how === 'command') {
        const thread = await discord.until(() => discord.world.channels.get(id));
        await answered(discord, id, 2);
        const key = { workspace: `discord:${guild.id}`, kind: 'conversation', id } as const;
        await expect.poll(async () => (await store.load(key))?.value.outbox).toEqual([]);
        anna.command(thread, 'ask', { question: asks });
      }
      const answers = await discord.until(() => {
        const all = answersIn(discord, id);
        return all.some((one) => textOf(one).includes('█')) ? all : undefined;
      });
      expect(log.join('\n')).toContain('in a plainer form: 50013');
      const lines = answers
        .map(textOf)
        .join('\n')
        .match(/Line \d+/g);
      const once = Array.from({ length: 90 }, (_, n) => `Line ${n}`);
      expect(lines).toEqual(how === 'message' ? once : [...once, ...once]);
    },
  );
});
