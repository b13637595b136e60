import { describe, expect, it } from 'vitest';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { pressed } from '../../../src/core/answer/answer.ts';
import { createAssistant } from '../../../src/core/assistant/assistant.ts';
import { helloAnswer } from '../../../src/core/reply/hello.ts';
import { everyChannel } from '../../../src/core/settings/channel-settings.ts';
import { defaultRetention } from '../../../src/core/store/retention.ts';
import { builtIn } from '../built-in.ts';
import { smallKnowledge } from '../small-topic.ts';
import { ask } from '../thread.ts';

const day = 24 * 3_600_000;
const destination = { platform: 'p', address: { channel: 'C1' } };
const request = { workspace: 'p:w', channel: 'C1', joined: 1_000, mentionsOnly: false, destination };

function opened() {
  const store = { ...openMemoryStore(), shared: true };
  const clock = { time: 2_000 };
  const open = () => createAssistant({ store, knowledge: () => builtIn, now: () => clock.time });
  return { store, clock, assistant: open(), another: open() };
}

describe('a hello', () => {
  it('is put into the outbox once, however many processes hear of it at once', async () => {
    const { assistant, another } = opened();
    const said = await Promise.all([assistant, another, assistant].map(({ hello }) => hello(request)));
    expect(said.filter((posting) => posting !== null)).toHaveLength(1);
  });

  it('is not said again long after its conversation is forgotten', async () => {
    const { store, clock, assistant } = opened();
    await assistant.hello(request);
    clock.time += 2 * defaultRetention;
    await store.expire(clock.time);
    expect(await assistant.hello({ ...request, joined: clock.time })).toBeNull();
  });

  it('is said in each channel, and again once all data of the workspace was removed', async () => {
    const { store, assistant } = opened();
    await assistant.hello(request);
    expect(await assistant.hello({ ...request, channel: 'C2' })).not.toBeNull();
    await store.removeWorkspace('p:w');
    expect(await assistant.hello(request)).not.toBeNull();
  });

  it.each([day + 2_000, Number.NaN])(
    'is not said where the bot has been for longer, or for an unknown time',
    async (now) => {
      const { clock, assistant } = opened();
      clock.time = now;
      expect(await assistant.hello(request)).toBeNull();
    },
  );

  it.each([builtIn, smallKnowledge])(
    'offers three questions of the data that get cited answers',
    (knowledge) => {
      const { blocks } = helloAnswer(knowledge, { channel: 'C1', mentionsOnly: false });
      const questions = blocks
        .flatMap((block) => (block.kind === 'choices' ? block.choices : []))
        .map(pressed);
      expect(new Set(questions).size).toBe(3);
      for (const words of questions) {
        const { answer } = ask(words ?? '', knowledge);
        expect(answer.declined, words).toBe(false);
        expect(answer.sources.length, words).toBeGreaterThan(0);
      }
    },
  );

  it('promises no follow-ups without a mention where none reach the bot', () => {
    const words = JSON.stringify(helloAnswer(builtIn, { channel: 'C1', mentionsOnly: true }));
    expect(words).not.toContain('follow-ups');
  });

  it.each(['C1', everyChannel])(
    'promises none where the settings of "%s" say that only mentions count',
    async (id) => {
      const { assistant } = opened();
      await assistant.settings.change('p:w', id, { answers: 'mention' });
      const said = JSON.stringify(await assistant.hello(request));
      expect(said).toContain('I only speak up when');
      expect(said).not.toContain('follow-ups');
    },
  );

  it.each([true, false])(
    'says in three lines when it speaks and how to mute it (mentions only: %s)',
    (mentionsOnly) => {
      const { blocks } = helloAnswer(builtIn, { channel: 'C1', mentionsOnly });
      expect(blocks).toHaveLength(3);
      const last = JSON.stringify(blocks.at(-1));
      expect(last).toContain('when you mention me');
      expect(last).toContain('To mute me');
    },
  );
});
