import { describe, expect, it } from 'vitest';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { everyRight } from '../../../src/core/access/actor.ts';
import type { AskOutcome, AskRequest } from '../../../src/core/assistant/ask-request.ts';
import { createAssistant } from '../../../src/core/assistant/assistant.ts';
import { noMeter } from '../../../src/core/assistant/meter.ts';
import { commands } from '../../../src/core/commands/commands.ts';
import type { Encoder } from '../../../src/core/meaning/encoder.ts';
import { builtIn } from '../built-in.ts';

/** A number that no text and no date has, in every vector. */
const mark = 0.123_456_789;

/** A thread with an encoder that notes what it's asked; null for one without. */
function openThread(encode?: Encoder['encode'] | null) {
  const encoded: string[] = [];
  let failures = 0;
  let deliveries = 0;
  const store = openMemoryStore();
  const assistant = createAssistant({
    store,
    knowledge: () => builtIn,
    now: () => 0,
    meter: { ...noMeter, unencoded: () => void failures++ },
    encoder:
      encode === null
        ? null
        : {
            checksum: 'test',
            async encode(texts) {
              encoded.push(...texts);
              return encode === undefined ? texts.map(() => new Float32Array(384).fill(mark)) : encode(texts);
            },
          },
  });
  return {
    encoded,
    store,
    failures: () => failures,
    say: (words: string, more: Partial<AskRequest> = {}): Promise<AskOutcome> =>
      assistant.ask({
        rights: everyRight,
        workspace: 'w',
        conversation: 't',
        author: 'U1',
        words,
        audience: 'direct',
        delivery: `${deliveries++}`,
        replyTo: null,
        ...more,
      }),
  };
}

const question = 'can it stream a zip while it is being built?';

describe('a message', () => {
  it('is encoded if it asks something in its own words, without markup and once', async () => {
    const thread = openThread();
    await thread.say(`<@U0BOT>  does *flask* \`stream\` a _zip_ file, <https://x.example|really>?`);
    expect(thread.encoded).toEqual(['does flask stream a zip file, really?']);
  });

  it('is encoded if nothing of it was understood', async () => {
    const thread = openThread();
    await thread.say('blorp the frobnicator for the third one');
    expect(thread.encoded).toHaveLength(1);
  });

  it.each(
    commands.flatMap(({ fields, words }) => (fields.some(({ required }) => required) ? [] : [words({})])),
  )('"%s", which a command stands for, is not', async (words) => {
    const thread = openThread();
    await thread.say(words);
    expect(thread.encoded).toEqual([]);
  });

  it('that only names options, with or without a command, is not', async () => {
    const thread = openThread();
    for (const { name, words } of commands) {
      if (name === 'compare')
        await thread.say(words({ first: 'django', second: 'flask', aspect: 'databases' }));
      if (name === 'explain') await thread.say(words({ option: 'fastapi', aspect: 'security' }));
      if (name === 'explain') await thread.say(words({ option: 'fastapi' }));
    }
    await thread.say('django or flask?');
    expect(thread.encoded).toEqual([]);
  });

  it.each([
    'why?',
    'why not flask?',
    'the second one',
    'and databases?',
    'all three on security',
    'we know flask',
    'what would it take for flask to win?',
    'why does django have 5 on security defaults?',
    'not flask',
    'start over',
    'are you sure?',
    'how close is it?',
    'what would change it?',
    "what if we're wrong?",
    'show the scores',
    'sources',
    'as a chart',
    'help us choose',
    "we don't need websockets",
    'the admin panel matters more',
    'thanks!',
    'ok team, we go with fastapi',
    "let's weigh this together until friday",
  ])('"%s", a documented follow-up, is not', async (words) => {
    const thread = openThread();
    await thread.say('we need an admin panel and websockets. which should we use?');
    const before = thread.encoded.length;
    await thread.say(words);
    expect(thread.encoded.slice(before)).toEqual([]);
  });

  it('is not encoded if a press stands for it, or it comes with its meaning', async () => {
    const thread = openThread();
    await thread.say(question, { isPress: true });
    await thread.say(question, { meaning: null });
    expect(thread.encoded).toEqual([]);
  });

  it('is not encoded if it is for somebody else', async () => {
    const thread = openThread();
    await thread.say('django or flask?');
    const outcome = await thread.say('<@U2> can you bring the cables for the demo tomorrow?', {
      audience: 'shared',
      author: 'U3',
    });
    expect(outcome.kind).toBe('silent');
    expect(thread.encoded).toEqual([]);
  });

  it('that was delivered before is not encoded again', async () => {
    const thread = openThread();
    await thread.say(question, { delivery: 'e1' });
    expect((await thread.say(question, { delivery: 'e1' })).kind).toBe('repeated');
    expect(thread.encoded).toHaveLength(1);
  });

  it('is answered in the thread as it is once its meaning is there', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const thread = openThread(async (texts) => {
      await promise;
      return texts.map(() => new Float32Array(384));
    });
    const asked = thread.say('and which of them can stream a zip while it is being built?');
    const between = await thread.say('django or flask?', { author: 'U2' });
    resolve();
    expect(between.kind).toBe('answered');
    const outcome = await asked;
    if (outcome.kind !== 'answered') throw new Error(outcome.kind);
    expect(outcome.conversation.turns).toBe(2);
  });
});

describe('a meaning', () => {
  it('is kept nowhere', async () => {
    const thread = openThread();
    const outcome = await thread.say(question);
    expect(thread.encoded).toHaveLength(1);
    const stored: unknown = await thread.store.load({ workspace: 'w', kind: 'conversation', id: 't' });
    expect(stored).toBeDefined();
    expect(JSON.stringify([stored, outcome])).not.toContain(String(Math.fround(mark)).slice(0, 8));
  });

  it('that cannot be had leaves the words, and is counted and traced', async () => {
    const plain = openThread(null);
    const failing = openThread(() => Promise.reject(new Error('out of memory')));
    const [expected, outcome] = [await plain.say(question), await failing.say(question)];
    if (outcome.kind !== 'answered' || expected.kind !== 'answered') throw new Error(outcome.kind);
    expect(outcome.answer).toEqual(expected.answer);
    expect(failing.failures()).toBe(1);
    expect(outcome.conversation.traces[0]?.rules).toContain('read by its words alone, as encoding it failed');
    expect(expected.conversation.traces[0]?.rules.join()).not.toContain('by its words alone');
  });
});
