import { describe, expect, it } from 'vitest';
import { enqueue, type Post } from '../../../src/core/threads/enqueue.ts';
import { frozen } from '../frozen.ts';

const to = { platform: 'd', address: 'there' };
const post = (answer: string, replaces: string | null = null): Post => ({
  answer,
  content: { id: answer, blocks: [], sources: [], declined: false, ranking: null },
  to,
  replaces,
  editable: false,
});
const empty = frozen({ outbox: [], heldUntil: 1 });
const held = { at: 5, hold: () => 9 };
const notHeld = {
  at: 5,
  hold: () => {
    throw new Error('the outbox of another process was taken');
  },
};

describe('what goes into an outbox', () => {
  it('is posted now where the outbox was empty, which this process then holds', () => {
    const { thread, post: now } = enqueue(empty, [post('a'), post('b')], held);
    expect(thread).toMatchObject({ heldUntil: 9, outbox: [{ answer: 'a' }, { answer: 'b' }] });
    expect(now).toEqual({
      ...to,
      answer: 'a',
      content: post('a').content,
      at: 5,
      tries: 0,
      replaces: null,
      editable: false,
    });
  });

  it('waits behind earlier messages, and the outbox stays with whoever holds it', () => {
    const before = frozen(enqueue(empty, [post('a')], held).thread);
    const { thread, post: now } = enqueue(before, [post('b')], notHeld);
    expect(thread).toMatchObject({ heldUntil: 9, outbox: [{ answer: 'a' }, { answer: 'b' }] });
    expect(now).toBeNull();
  });

  it('may be nothing, and then nobody takes hold of the outbox', () => {
    expect(enqueue(empty, [], notHeld)).toEqual({ thread: empty, post: null });
  });

  it('takes the place of an older edit of the same message that still waits, except of the first', () => {
    const before = enqueue(empty, [post('a', 'm'), post('b', 'm'), post('c', 'other')], held).thread;
    const { thread } = enqueue(before, [post('d', 'm')], notHeld);
    expect(thread.outbox.map(({ answer }) => answer)).toEqual(['a', 'c', 'd']);
  });
});
