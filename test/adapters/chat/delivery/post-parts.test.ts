import { describe, expect, it } from 'vitest';
import { type PostJob, postParts } from '../../../../src/adapters/chat/delivery/post-parts.ts';
import { createRetry } from '../../../../src/adapters/chat/delivery/retry.ts';
import type { Outcome } from '../../../../src/adapters/chat/outcomes.ts';
import type { PartDelivery } from '../../../../src/adapters/chat/platform.ts';
import { silentLog } from '../../../../src/adapters/log/log.ts';
import type { Address } from '../../../doubles/minimal/address.ts';
import { createMinimalPlatform } from '../../../doubles/minimal/platform.ts';
import type { Part } from '../../../doubles/minimal/render.ts';

const address: Address = { user: 'anna', asked: null, isPrivate: false, channel: 'c', thread: null };
const messages: readonly Part[] = ['one', 'two'].map((text) => ({ text, buttons: [] }));
const job: PostJob<Address, Part> = {
  answer: 'answer',
  at: 0,
  address,
  messages,
  repeated: () => messages,
  mayBeOut: false,
  isWanted: async () => true,
  edits: null,
};

/** A platform whose first message opens a thread and is there already, and what is posted beside it. */
function platformWithFirstPart(deliver: (text: string) => Outcome<Address> | null) {
  const posted: (readonly [string | null, string])[] = [];
  const platform = {
    ...createMinimalPlatform(0),
    find: async () => ({ parts: new Map([[0, 'm1']]), next: { ...address, thread: 'm1' }, isCertain: true }),
    async deliver(to: Address, part: Part): Promise<Outcome<Address>> {
      const outcome = deliver(part.text);
      if (outcome !== null) return outcome;
      posted.push([to.thread, part.text]);
      return { kind: 'delivered', id: 'm2', next: to };
    },
  };
  return { platform, posted };
}

const clock = { now: () => 0, wait: async () => {}, every: () => () => {} };
const retry = createRetry({ clock, onRetry() {} });

describe('a part that is out already', () => {
  it('leads what follows into its thread, after a crash', async () => {
    const { platform, posted } = platformWithFirstPart(() => null);
    const result = await postParts({ platform, retry, log: silentLog }, { ...job, mayBeOut: true });
    expect(result).toMatchObject({ ids: ['m1', 'm2'], next: { thread: 'm1' }, failure: null });
    expect(posted).toEqual([['m1', 'two']]);
  });

  it('leads what follows into its thread, after a call whose outcome is unknown', async () => {
    const { platform, posted } = platformWithFirstPart((text) =>
      text === 'one' ? { kind: 'later', says: 'the connection broke', mayBeDone: true } : null,
    );
    const result = await postParts({ platform, retry, log: silentLog }, job);
    expect(result).toMatchObject({ ids: ['m1', 'm2'], next: { thread: 'm1' }, failure: null });
    expect(posted).toEqual([['m1', 'two']]);
  });
});

describe('a part that may be out already', () => {
  const marked: readonly Part[] = messages.map(({ text }) => ({ text: `again: ${text}`, buttons: [] }));

  /** A platform where the first calls have an unknown outcome, and looks see everything or nothing. */
  async function textsAfter(looks: readonly boolean[]): Promise<readonly string[]> {
    const texts: string[] = [];
    const certain = [...looks];
    const platform = {
      ...createMinimalPlatform(0),
      find: async () => ({ parts: new Map(), next: address, isCertain: certain.shift() ?? true }),
      async deliver(to: Address, { text }: Part, { attempt }: PartDelivery): Promise<Outcome<Address>> {
        if (text.endsWith('one') && attempt < looks.length)
          return { kind: 'later', says: 'the connection broke', mayBeDone: true };
        texts.push(text);
        return { kind: 'delivered', id: text, next: to };
      },
    };
    await postParts({ platform, retry, log: silentLog }, { ...job, repeated: () => marked });
    return texts;
  }

  it('is marked as a repeat if the last look could not tell, and the parts after it are not', async () => {
    expect(await textsAfter([true, false])).toEqual(['again: one', 'two']);
  });

  it('is not marked if the last look shows that it is not there', async () => {
    expect(await textsAfter([false, true])).toEqual(['one', 'two']);
  });
});

it('a reply that is taken back while the platform is away is tried no more', async () => {
  let tries = 0;
  const platform = {
    ...createMinimalPlatform(0),
    async deliver(): Promise<Outcome<Address>> {
      tries++;
      return { kind: 'later', says: 'away', mayBeDone: false };
    },
  };
  const isWanted = async (attempt: number): Promise<boolean> => attempt < 2;
  const result = await postParts({ platform, retry, log: silentLog }, { ...job, isWanted });
  expect([result.failure, tries]).toEqual([{ kind: 'stopped' }, 2]);
});
