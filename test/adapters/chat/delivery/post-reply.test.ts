import { expect, it } from 'vitest';
import { createPostReply } from '../../../../src/adapters/chat/delivery/post-reply.ts';
import { silentLog } from '../../../../src/adapters/log/log.ts';
import type { Answer } from '../../../../src/core/answer/answer.ts';
import type { Address } from '../../../doubles/minimal/address.ts';
import { createMinimalPlatform } from '../../../doubles/minimal/platform.ts';

const address: Address = { user: 'anna', asked: null, isPrivate: false, channel: 'c', thread: null };
const elsewhere: Address = { ...address, channel: 'other' };
const answer: Answer = { id: 'a', blocks: [], sources: [], declined: false, ranking: null };

it('looks for a reply at its fallbacks, too, if posting it was begun before', async () => {
  const tried: (readonly [string, boolean])[] = [];
  const postReply = createPostReply({
    platform: {
      ...createMinimalPlatform(0),
      fallbacks: () => [{ address: elsewhere, note: null }],
    },
    assistant: { outbox: { placeOf: async () => null, waits: async () => true } },
    async postAt(attempt) {
      tried.push([attempt.address.channel, attempt.mayBeOut]);
      return attempt.address === elsewhere
        ? { ids: ['m1'], parts: 1, next: elsewhere, failure: null }
        : { ids: [], parts: 1, next: address, failure: { kind: 'elsewhere', says: 'not here' } };
    },
    log: silentLog,
  });
  const outgoing = {
    answer: 'a',
    at: 0,
    platform: 'minimal',
    address,
    content: answer,
    tries: 1,
    replaces: null,
    editable: false,
  };
  await postReply({ workspace: 'minimal:team', conversation: 'c/1' }, outgoing, address);
  expect(tried.map(([, mayBeOut]) => mayBeOut)).toEqual([true, true]);
});
