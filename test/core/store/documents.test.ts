import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { answerSchema } from '../../../src/core/answer/answer.ts';
import { documentKinds, kindNames } from '../../../src/core/store/documents.ts';
import { readValue } from '../../../src/core/store/formats.ts';
import { newConversation, newFrame } from '../../../src/core/turn/conversation.ts';
import { conversationOf, decisionOf } from '../../contract/documents.ts';

/** A thread as formats 1 to 3 wrote it. */
function olderThread(id: string) {
  const {
    destination: home,
    editable: kept,
    announced: said,
    privateAnswer: unshared,
    ...rest
  } = conversationOf(id);
  return { ...rest, home, kept, said, unshared };
}

it('the order in which kinds are exported, moved and searched for a person has every kind', () => {
  expect([...kindNames].sort()).toEqual(Object.keys(documentKinds).sort());
});

it('a change to the schema of answers raises the formats of the documents that hold answers', () => {
  const held = createHash('sha256')
    .update(JSON.stringify(z.toJSONSchema(answerSchema)))
    .digest('hex')
    .slice(0, 12);
  const { conversation, decision } = documentKinds;
  // If this fails, raise both formats, add migrations, and put the new values here.
  expect([held, conversation.format, decision.format]).toEqual(['2519eb6e7493', 8, 9]);
});

it('an answer that this version cannot read becomes null, and the rest of its thread stays', () => {
  const reply = { platform: 'slack', address: 'there', at: 1, tries: 0, replaces: null, editable: false };
  const answer = { id: 'b', blocks: [], sources: [], declined: true, ranking: null };
  const thread = { ...conversationOf('t'), touched: 7 };
  const read = readValue('conversation', documentKinds.conversation.format, {
    ...thread,
    outbox: [
      { ...reply, answer: 'a', content: { id: 'a', blocks: [{ kind: 'hologram' }] } },
      { ...reply, answer: 'b', content: answer },
    ],
  });
  expect(read).toEqual({
    kind: 'current',
    value: {
      ...thread,
      outbox: [
        { ...reply, answer: 'a', content: null },
        { ...reply, answer: 'b', content: answer },
      ],
    },
  });
});

it('a thread of the first format keeps its unposted replies, and has no guided choice and no emphasis', () => {
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
  const { home: __, kept: ___, said: ____, ...older } = olderThread('t');
  const reply = { answer: 'a', door: 'slack', address: 'there', content: {}, at: 1, tries: 0 };
  const read = readValue('conversation', 1, {
    ...older,
    address: 'there',
    outbox: [reply],
    conversation: { ...rest, turns: 3, frame, earlier: [frame] },
  });
  expect(read).toMatchObject({
    kind: 'migrated',
    from: 1,
    value: {
      outbox: [
        {
          answer: 'a',
          platform: 'slack',
          address: 'there',
          content: null,
          at: 1,
          tries: 0,
          replaces: null,
          editable: false,
        },
      ],
      destination: null,
      editable: [],
      announced: [],
      conversation: {
        turns: 3,
        guide: null,
        frame: { ...frame, emphasised: [] },
        earlier: [{ ...frame, emphasised: [] }],
      },
    },
  });
});

it('a thread of the second format keeps its ranking, which no team weighed', () => {
  const last = {
    answer: 'a',
    intent: 'recommend',
    named: [],
    options: ['kafka'],
    main: 'kafka',
    aspects: [],
    claims: [],
    points: [],
    ranking: ['kafka'],
    alternatives: [],
  };
  const current = conversationOf('t');
  const older = olderThread('t');
  const frame = { ...newFrame('queues'), last };
  const read = readValue('conversation', 2, { ...older, conversation: { ...older.conversation, frame } });
  expect(read).toEqual({
    kind: 'migrated',
    from: 2,
    value: {
      ...current,
      conversation: { ...current.conversation, frame: { ...frame, last: { ...last, team: null, told: [] } } },
    },
  });
});

it('a thread of the third format keeps its replies, its destination and its editable messages under new names', () => {
  const reply = { answer: 'a', address: 'there', content: null, at: 1, tries: 0, replaces: null };
  const read = readValue('conversation', 3, {
    ...olderThread('t'),
    outbox: [{ ...reply, door: 'slack', kept: true }],
    home: { door: 'slack', address: { channel: 'C1' } },
    kept: [{ answer: 'a', message: { ts: '1' } }],
    said: ['b'],
  });
  expect(read).toEqual({
    kind: 'migrated',
    from: 3,
    value: {
      ...conversationOf('t'),
      outbox: [{ ...reply, platform: 'slack', editable: true }],
      destination: { platform: 'slack', address: { channel: 'C1' } },
      editable: [{ answer: 'a', message: { ts: '1' } }],
      announced: ['b'],
    },
  });
});

it('a channel of the first format still lets everybody decide, and start choices of their own', () => {
  const older = { answers: 'mention', onlyCited: true, topic: null };
  expect(readValue('channel', 1, older)).toEqual({
    kind: 'migrated',
    from: 1,
    value: {
      ...older,
      decides: 'everyone',
      zone: null,
      digest: null,
      topics: { start: 'everyone', edit: 'everyone', close: 'starter' },
    },
  });
});

it('a decision of the first format was not weighed together, takes its statuses from the steps that set them, and keeps the rest', () => {
  const { content, history: _, ...rest } = decisionOf('Django for the shop');
  const { destination, notices: __, ...unchanged } = rest;
  const home = destination === null ? null : { door: destination.platform, address: destination.address };
  const { together: _none, ...older } = content;
  const steps = [
    ['drafted it', 'draft'],
    ['proposed it', 'proposed'],
    ['put it to the vote: consent, until 2026-11-22', null],
    ['the vote closed: 2 for, 0 against, 1 abstained; accepted', 'accepted'],
    ['the vote closed: 0 for, 0 against, 1 abstained; undecided', null],
    ['recorded it as accepted', 'accepted'],
    ['rejected it, because it is late', 'rejected'],
    ['deprecated it', 'deprecated'],
    ['superseded by d-000001', 'superseded'],
    ['the evidence moved (1 change); the ranking stays', null],
  ] as const;
  const history = steps.map(([what], at) => ({ at, author: 'U1', what }));
  expect(readValue('decision', 1, { ...unchanged, home, notices: [], content: older, history })).toEqual({
    kind: 'migrated',
    from: 1,
    value: {
      ...rest,
      content: { ...older, together: null },
      history: steps.map(([what, became], at) => ({ at, author: 'U1', what, became })),
    },
  });
});

it('a thread of the sixth format keeps its last answer, of which nothing was written by hand', () => {
  const last = {
    answer: 'a',
    intent: 'explain',
    named: ['kafka'],
    options: ['kafka'],
    main: 'kafka',
    aspects: [],
    claims: ['k-log'],
    points: [],
    ranking: null,
    team: null,
    alternatives: [],
  };
  const current = conversationOf('t');
  const frame = { ...newFrame('queues'), last };
  const read = readValue('conversation', 6, {
    ...current,
    conversation: { ...current.conversation, frame },
  });
  expect(read).toMatchObject({
    kind: 'migrated',
    value: { conversation: { frame: { last: { ...last, told: [] } } } },
  });
});
