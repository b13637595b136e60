import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptSpeakers, newConversation } from '../../../src/core/turn/conversation.ts';
import { afterAnswer, afterTalk, botSpokeLast, withoutSpeaker } from '../../../src/core/turn/speakers.ts';
import { takeTurn } from '../../../src/core/turn/turn.ts';
import { builtIn } from '../built-in.ts';
import { openThread } from '../thread.ts';

const question = { conversation: 'thread', words: 'django or flask?', audience: 'direct' } as const;
const talk = fc.array(
  fc.record({
    author: fc.constantFrom('anna', 'ben', 'carl', 'dora', 'eve', 'finn', 'gita', 'hana'),
    words: fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.constantFrom(
        'lol',
        'we need an admin panel',
        'django broke again',
        'not flask',
        '<@U1> no websockets',
        'why?',
      ),
    ),
    at: fc.option(fc.integer({ min: 0, max: 2e12 }), { nil: undefined }),
  }),
  { maxLength: 12 },
);

describe('who spoke', () => {
  it('is all that changes in a conversation by silence', () => {
    const thread = openThread();
    thread.say('we need websockets, django or flask?');
    const begun = thread.state();
    fc.assert(
      fc.property(talk, (messages) => {
        let conversation = begun;
        for (const { author, words, at } of messages) {
          const said = {
            conversation: 'thread',
            author,
            words,
            audience: 'shared',
            ...(at === undefined ? {} : { at }),
          } as const;
          const { answer, conversation: after } = takeTurn(conversation, said, builtIn);
          if (answer !== null) continue;
          expect({ ...after, speakers: conversation.speakers }).toEqual(conversation);
          expect(after.speakers.since.at(-1)).toBe(author);
          expect(after.speakers.since.length).toBeLessThanOrEqual(keptSpeakers);
          expect(after.speakers.messages).toBe(conversation.speakers.messages + 1);
          expect(after.speakers.spokeAt).toBe(at ?? null);
          conversation = after;
        }
      }),
    );
  });

  it('holds no word of what was said', () => {
    const conversation = afterTalk(newConversation('t'), { ...question, author: 'ben', words: 'a secret' });
    expect(JSON.stringify(conversation)).not.toContain('secret');
  });

  it('begins anew with each answer', () => {
    const thread = openThread();
    thread.say('django or flask?', { author: 'anna' });
    thread.say('lol', { author: 'ben', audience: 'shared' });
    thread.say('and fastapi?', { author: 'carl' });
    expect(thread.state().speakers).toEqual({
      calledIn: false,
      answered: 'carl',
      answeredAt: null,
      privately: false,
      askers: ['anna', 'carl'],
      since: [],
      messages: 0,
      lately: [
        { author: 'anna', answered: true },
        { author: 'ben', answered: false },
        { author: 'carl', answered: true },
      ],
      spokeAt: null,
    });
  });

  it('says when the person was answered', () => {
    const { speakers } = takeTurn(
      newConversation('t'),
      { ...question, author: 'anna', at: 5 },
      builtIn,
    ).conversation;
    expect(speakers.answeredAt).toBe(5);
  });

  it('counts a private answer as one to its asker, and not as the last message of the thread', () => {
    const { speakers } = newConversation('t');
    const after = afterAnswer({ speakers, turns: 0 }, { ...question, author: 'anna', isPrivate: true });
    expect(after.answered).toBe('anna');
    expect(botSpokeLast({ speakers: after })).toBe(false);
    expect(
      botSpokeLast({ speakers: afterAnswer({ speakers: after, turns: 1 }, { ...question, author: 'anna' }) }),
    ).toBe(true);
  });

  it('knows that the bot was called into a thread of people', () => {
    const { speakers } = newConversation('t');
    const called = afterAnswer(
      { speakers: { ...speakers, calledIn: true }, turns: 0 },
      { ...question, author: 'anna' },
    );
    expect(called.calledIn).toBe(true);
    expect(afterAnswer({ speakers: called, turns: 1 }, { ...question, author: 'ben' }).calledIn).toBe(true);
    expect(afterAnswer({ speakers, turns: 0 }, { ...question, author: 'anna' }).calledIn).toBe(false);
    const heard = afterTalk(newConversation('t'), { ...question, author: 'ben' });
    expect(afterAnswer(heard, { ...question, author: 'anna' }).calledIn).toBe(true);
  });

  it('isn’t taken for a call into a thread of people once the person is forgotten whom the bot answered', () => {
    const { conversation } = takeTurn(newConversation('t'), { ...question, author: 'anna' }, builtIn);
    const speakers = { ...conversation.speakers, answered: null, since: ['ben'], messages: 1 };
    const after = takeTurn({ ...conversation, speakers }, { ...question, author: 'ben' }, builtIn);
    expect(after.conversation.speakers.calledIn).toBe(false);
  });

  it('forgets a person as if they had never spoken', () => {
    const speakers = afterAnswer(newConversation('t'), { ...question, author: 'anna', at: 5 });
    const { conversation } = {
      conversation: afterTalk({ ...newConversation('t'), speakers }, { ...question, author: 'ben' }),
    };
    expect(withoutSpeaker({ conversation }, 'anna')).toMatchObject({
      conversation: {
        speakers: {
          answered: null,
          answeredAt: null,
          askers: [],
          since: ['ben'],
          lately: [{ author: 'ben', answered: false }],
        },
      },
    });
    expect(withoutSpeaker({ conversation }, 'ben')).toMatchObject({
      conversation: { speakers: { answered: 'anna', since: [], messages: 0, spokeAt: null } },
    });
  });

  it('forgets with a person how many messages they wrote, and when', () => {
    let conversation = newConversation('t');
    const write = (author: string, at: number) => {
      conversation = afterTalk(conversation, { ...question, author, at });
    };
    for (const [author, at] of [
      ['ben', 1],
      ['ben', 2],
      ['carl', 3],
    ] as const)
      write(author, at);
    const counted = (person: string, messages: number, spokeAt: number | null) =>
      expect(withoutSpeaker({ conversation }, person)).toMatchObject({
        conversation: { speakers: { messages, spokeAt } },
      });
    counted('ben', 1, 3);
    counted('carl', 1, null);
    counted('dora', 3, 3);
  });
});

describe('the first answer in a channel', () => {
  const heard = 'Just reply here. Once others join in, mention me.';
  const note = { kind: 'note', spans: [{ kind: 'plain', text: heard }], detail: true };

  it('ends with how to go on, once', () => {
    const first = takeTurn(
      newConversation('t'),
      { ...question, author: 'anna', othersMayJoin: true },
      builtIn,
    );
    expect(first.answer?.blocks.at(-1)).toEqual(note);
    const second = takeTurn(
      first.conversation,
      { ...question, author: 'anna', othersMayJoin: true },
      builtIn,
    );
    expect(second.answer?.blocks).not.toContainEqual(note);
  });

  it.each([{}, { othersMayJoin: true, isPrivate: true }])(
    'says nothing of it where nobody can join: %j',
    (facts) => {
      const { answer } = takeTurn(newConversation('t'), { ...question, author: 'anna', ...facts }, builtIn);
      expect(answer?.blocks).not.toContainEqual(note);
    },
  );

  it('says to mention the bot where nothing else is answered', () => {
    const asked = { ...question, author: 'anna', othersMayJoin: true, mentionsOnly: true };
    const { answer } = takeTurn(newConversation('t'), asked, builtIn);
    expect(answer?.blocks.at(-1)).toEqual({
      kind: 'note',
      spans: [{ kind: 'plain', text: 'Mention me to go on.' }],
      detail: true,
    });
  });
});
