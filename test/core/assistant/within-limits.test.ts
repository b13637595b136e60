import { beforeEach, describe, expect, it } from 'vitest';
import { createLimiter } from '../../../src/adapters/limits/limiter.ts';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { everyRight } from '../../../src/core/access/actor.ts';
import { pressed } from '../../../src/core/answer/answer.ts';
import type { AskOutcome, AskRequest } from '../../../src/core/assistant/ask-request.ts';
import { type Assistant, createAssistant } from '../../../src/core/assistant/assistant.ts';
import { builtIn } from '../built-in.ts';

let now = 0;
let assistant: Assistant;
let deliveries = 0;
beforeEach(() => {
  now = 0;
  const rates = { user: { most: 2, seconds: 60 }, channel: { most: 4, seconds: 60 }, workspace: null };
  assistant = createAssistant({
    store: openMemoryStore(),
    knowledge: () => builtIn,
    now: () => now,
    limiter: createLimiter(rates, () => now),
  });
});

function ask(changes: Partial<AskRequest> = {}): Promise<AskOutcome> {
  return assistant.ask({
    rights: everyRight,
    workspace: 'w',
    conversation: 'c',
    author: 'anna',
    words: 'django or flask?',
    audience: 'direct',
    delivery: `d${deliveries++}`,
    place: { id: 'channel', closed: false },
    replyTo: { platform: 'adapter', address: 'there' },
    ...changes,
  });
}

const kinds = (outcomes: readonly AskOutcome[]): string[] => outcomes.map(({ kind }) => kind);

describe('an asker over a limit', () => {
  it('is told so once, politely and with a time, and can go on after that', async () => {
    const outcomes = [await ask(), await ask()];
    now = 20_000;
    outcomes.push(await ask(), await ask());
    expect(kinds(outcomes)).toEqual(['answered', 'answered', 'limited', 'limited']);
    const [, , told, quiet] = outcomes;
    if (told?.kind !== 'limited' || told.answer === null) throw new Error('nothing was said');
    const text = JSON.stringify(told.answer.blocks);
    expect(text).toContain('I answer 2 questions in a minute for one person. Please ask again in 40 seconds');
    expect(
      told.answer.blocks.flatMap((block) => (block.kind === 'choices' ? block.choices.map(pressed) : [])),
    ).toEqual([]);
    expect(quiet).toEqual({ kind: 'limited', answer: null, post: null });
    now = 60_000;
    expect((await ask()).kind).toBe('answered');
  });

  it('is told in the order of the thread, through its outbox, and once even if the delivery comes twice', async () => {
    const first = await ask({ conversation: 'c' });
    await ask();
    const told = await ask({ delivery: 'twice' });
    expect(await ask({ delivery: 'twice' })).toMatchObject({ answer: null, post: null });
    if (first.kind !== 'answered' || told.kind !== 'limited') throw new Error('not as expected');
    // Earlier replies are not posted yet: the process that posts them is handed this one next.
    expect(told.post).toBeNull();
    const second = await assistant.outbox.posted('w', 'c', first.answer.id);
    const third = await assistant.outbox.posted('w', 'c', second?.answer ?? '');
    expect(third?.answer).toBe(told.answer?.id);
    expect(await assistant.outbox.posted('w', 'c', third?.answer ?? '')).toBeNull();
  });

  it('does not lose a question to a repeated delivery', async () => {
    expect(
      kinds([await ask({ delivery: 'a' }), await ask({ delivery: 'a' }), await ask({ delivery: 'b' })]),
    ).toEqual(['answered', 'repeated', 'answered']);
  });

  it('does not use up the notice for others by a repeated delivery', async () => {
    await ask({ delivery: 'a' });
    await ask({ delivery: 'b' });
    expect(kinds([await ask({ delivery: 'b' }), await ask({ delivery: 'c' })])).toEqual([
      'repeated',
      'limited',
    ]);
    expect(await ask({ delivery: 'd' })).toMatchObject({ answer: null });
  });

  it('leaves room for others until the channel has reached its own limit', async () => {
    await ask();
    await ask();
    await ask();
    expect((await ask({ author: 'ben', conversation: 'c2' })).kind).toBe('answered');
    expect((await ask({ author: 'ben', conversation: 'c2' })).kind).toBe('answered');
    const third = await ask({ author: 'carl', conversation: 'c3' });
    expect(JSON.stringify(third)).toContain('I answer 4 questions in a minute in one channel');
    expect(await ask({ author: 'dora', conversation: 'c4' })).toMatchObject({
      kind: 'limited',
      answer: null,
    });
    const elsewhere = { id: 'other', closed: false };
    expect((await ask({ author: 'dora', conversation: 'c5', place: elsewhere })).kind).toBe('answered');
  });

  it('is always told in private', async () => {
    for (let n = 0; n < 4; n++) await ask({ conversation: `p${n}`, isPrivate: true });
    expect(await ask({ conversation: 'p5', isPrivate: true })).toMatchObject({ answer: { declined: true } });
  });
});

describe('messages between people', () => {
  it('count only if they were answered, and get silence over the limit', async () => {
    await ask();
    for (let n = 0; n < 5; n++)
      expect((await ask({ audience: 'shared', words: 'lunch?' })).kind).toBe('silent');
    expect((await ask({ audience: 'shared', words: 'and databases?' })).kind).toBe('answered');
    expect(await ask({ audience: 'shared', words: 'and security?' })).toEqual({
      kind: 'limited',
      answer: null,
      post: null,
    });
    expect(await ask()).toMatchObject({ kind: 'limited', answer: { declined: true } });
  });
});
