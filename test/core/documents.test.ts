import { expect, it } from 'vitest';
import { newConversation } from '../../src/core/conversation.ts';
import { documentKinds, kindNames } from '../../src/core/documents.ts';
import { readValue } from '../../src/core/formats.ts';
import { conversationOf } from '../contract/documents.ts';

it('the order in which kinds are written out, moved and searched for a person has every kind', () => {
  expect([...kindNames].sort()).toEqual(Object.keys(documentKinds).sort());
});

it('a conversation of format 1, which knew no guided choice and no emphasis, goes on', () => {
  const frame = {
    topic: 'queues',
    options: ['kafka'],
    aspects: [],
    needs: [{ need: 'event-log', author: 'anna', words: 'event log' }],
    knows: [],
    excluded: [],
    last: null,
  };
  const { guide: _, ...rest } = newConversation('t');
  const older = { ...conversationOf('t'), conversation: { ...rest, turns: 3, frame, earlier: [frame] } };
  const read = readValue('conversation', 1, older);
  expect(read).toMatchObject({
    kind: 'migrated',
    from: 1,
    value: {
      conversation: {
        turns: 3,
        guide: null,
        frame: { ...frame, emphasised: [] },
        earlier: [{ ...frame, emphasised: [] }],
      },
    },
  });
});
