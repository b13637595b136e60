import { createHmac } from 'node:crypto';
import { isValidSlackRequest } from '@slack/bolt';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signatureFault } from '../../../../src/adapters/slack/wire/signature.ts';

const secret = 'a signing secret';
const now = 1_790_000_000_000;

function headersFor(body: string, stamp: string, key = secret): Record<string, string> {
  const hash = createHmac('sha256', key).update(`v0:${stamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': stamp, 'x-slack-signature': `v0=${hash}` };
}

describe('a signature of Slack', () => {
  it('is accepted and refused as by Bolt', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: -400, max: 0 }),
        fc.constantFrom(secret, 'other'),
        (body, seconds, key) => {
          const stamp = now / 1000 + seconds;
          const headers = headersFor(body, String(stamp), key);
          const bolts = isValidSlackRequest({
            signingSecret: secret,
            body,
            headers: {
              'x-slack-request-timestamp': stamp,
              'x-slack-signature': headers['x-slack-signature'] ?? '',
            },
            nowMilliseconds: now,
          });
          expect(signatureFault(Buffer.from(body), headers, secret, now) === null).toBe(bolts);
        },
      ),
    );
  });

  it('is good for no other body, not even one bit away', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1 }),
        fc.nat(),
        fc.integer({ min: 0, max: 7 }),
        (bytes, at, bit) => {
          const body = Buffer.from(bytes);
          const stamp = String(now / 1000);
          const hash = createHmac('sha256', secret).update(`v0:${stamp}:`).update(body).digest('hex');
          const headers = { 'x-slack-request-timestamp': stamp, 'x-slack-signature': `v0=${hash}` };
          expect(signatureFault(body, headers, secret, now)).toBeNull();
          const index = at % body.length;
          body[index] = (body[index] ?? 0) ^ (1 << bit);
          expect(signatureFault(body, headers, secret, now)).toContain('does not match');
        },
      ),
    );
  });

  it.each([
    ['none', {}],
    ['no time', { 'x-slack-signature': 'v0=0' }],
    ['a time that is not a number', { ...headersFor('{}', 'soon') }],
    ['an empty time', { ...headersFor('{}', '') }],
    ['a time of 301 seconds ago', headersFor('{}', String(now / 1000 - 301))],
    ['a time in 301 seconds', headersFor('{}', String(now / 1000 + 301))],
    ['an empty signature', { ...headersFor('{}', String(now / 1000)), 'x-slack-signature': '' }],
    [
      'another version',
      { ...headersFor('{}', String(now / 1000)), 'x-slack-signature': `v1=${'0'.repeat(64)}` },
    ],
  ])('is refused where there is %s', (_, headers) => {
    expect(signatureFault(Buffer.from('{}'), headers, secret, now)).not.toBeNull();
  });

  it('is accepted up to the ends of the five minutes', () => {
    for (const seconds of [-300, 300])
      expect(
        signatureFault(Buffer.from('{}'), headersFor('{}', String(now / 1000 + seconds)), secret, now),
      ).toBeNull();
  });
});
