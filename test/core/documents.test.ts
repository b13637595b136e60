import { expect, it } from 'vitest';
import { documentKinds, kindNames } from '../../src/core/documents.ts';
import { readValue } from '../../src/core/formats.ts';
import { conversationOf } from '../contract/documents.ts';

it('the order in which kinds are written out, moved and searched for a person has every kind', () => {
  expect([...kindNames].sort()).toEqual(Object.keys(documentKinds).sort());
});

it('a thread of the first format is read with its unposted replies', () => {
  const { home: _, kept: __, said: ___, ...older } = conversationOf('t', 2);
  const reply = { answer: 'a', door: 'slack', address: 'there', content: {}, at: 1, tries: 0 };
  const read = readValue('conversation', 1, { ...older, address: 'there', outbox: [reply] });
  expect(read).toEqual({
    kind: 'migrated',
    from: 1,
    value: { ...conversationOf('t', 2), outbox: [{ ...reply, replaces: null, kept: false }] },
  });
});

it('a channel of the first format lets everybody decide, as it did', () => {
  const older = { answers: 'mention', onlyCited: true, topic: null };
  expect(readValue('channel', 1, older)).toEqual({
    kind: 'migrated',
    from: 1,
    value: { ...older, decides: 'everyone' },
  });
});
