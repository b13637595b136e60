import { describe, expect, it } from 'vitest';
import { createLimiter } from '../../../src/adapters/limits/limiter.ts';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { everyRight } from '../../../src/core/access/actor.ts';
import type { AskRequest } from '../../../src/core/assistant/ask-request.ts';
import { type Assistant, createAssistant } from '../../../src/core/assistant/assistant.ts';
import type { Limiter } from '../../../src/core/assistant/limiter.ts';
import { builtIn } from '../built-in.ts';

const inThread = { platform: 'p', address: 'thread' };
const beside = { platform: 'p', address: 'beside' };

function open(limiter?: Limiter): Assistant {
  const parts = { store: openMemoryStore(), knowledge: () => builtIn, now: () => 1_000_000 };
  return createAssistant(limiter === undefined ? parts : { ...parts, limiter });
}

let deliveries = 0;
const asking = (words: string, more: Partial<AskRequest> = {}): AskRequest => ({
  rights: everyRight,
  workspace: 'w',
  conversation: 't',
  author: 'anna',
  words,
  audience: 'direct',
  delivery: `d${deliveries++}`,
  replyTo: inThread,
  replyBeside: beside,
  showsAlone: true,
  ...more,
});

async function addressOf(assistant: Assistant, request: AskRequest): Promise<unknown> {
  const outcome = await assistant.ask(request);
  if (outcome.kind !== 'answered' && outcome.kind !== 'limited') throw new Error(outcome.kind);
  if (outcome.post !== null)
    await assistant.outbox.posted(request.workspace, request.conversation, outcome.post.answer);
  return outcome.post?.address;
}

describe('an answer that concerns only its asker', () => {
  it('is stored with the place beside the thread, and any other with the thread', async () => {
    const assistant = open();
    expect(await addressOf(assistant, asking('help'))).toBe('beside');
    expect(await addressOf(assistant, asking('django or flask?'))).toBe('thread');
    expect(await addressOf(assistant, asking('show our decisions'))).toBe('beside');
    expect(await addressOf(assistant, asking('decisions due'))).toBe('beside');
    expect(await addressOf(assistant, asking('record it'))).toBe('beside');
    expect(await addressOf(assistant, asking('show d-123456'))).toBe('beside');
  });

  it('goes where any answer goes if there is nothing beside it', async () => {
    const { replyBeside: _, ...request } = asking('help');
    expect(await addressOf(open(), request)).toBe('thread');
  });

  it('makes no thread that what others say there would be read in, until something is said for everyone', async () => {
    const assistant = open();
    await addressOf(assistant, asking('help'));
    await addressOf(assistant, asking('thanks'));
    expect(await assistant.threadAt('w', 't')).toBeUndefined();
    await addressOf(assistant, asking('django or flask?'));
    expect(await assistant.threadAt('w', 't')).toBe('t');
    await addressOf(assistant, asking('help'));
    expect(await assistant.threadAt('w', 't')).toBe('t');
  });

  it('cannot be shared, as there is nothing in it for others', async () => {
    const assistant = open();
    const helped = await assistant.ask(asking('help', { isPrivate: true }));
    const answer = helped.kind === 'answered' ? helped.answer.id : '';
    const share = {
      answer,
      workspace: 'w',
      conversation: 't',
      author: 'anna',
      rights: everyRight,
      delivery: 'share',
    };
    expect(await assistant.share({ ...share, replyTo: () => inThread })).toEqual({ kind: 'nothing' });
  });

  it('is done once, however often it is delivered', async () => {
    const assistant = open();
    const request = asking('help');
    await assistant.ask(request);
    expect((await assistant.ask(request)).kind).toBe('repeated');
  });
});

it('whoever asks too much is told alone', async () => {
  const limits = { user: { most: 1, seconds: 60 }, channel: null, workspace: null };
  const assistant = open(createLimiter(limits, () => 0));
  expect(await addressOf(assistant, asking('django or flask?'))).toBe('thread');
  expect(await addressOf(assistant, asking('and databases?'))).toBe('beside');
});
