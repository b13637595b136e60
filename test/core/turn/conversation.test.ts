import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Conversation,
  conversationSchema,
  keptFrames,
  keptTraces,
  newConversation,
  newFrame,
  nobodySpoke,
} from '../../../src/core/turn/conversation.ts';
import { builtIn, pythonWeb } from '../built-in.ts';
import { saidIn } from '../spans-of.ts';
import { openThread, type Thread } from '../thread.ts';
import { wholeTurn } from '../whole-turn.ts';

const anna = { author: 'anna' } as const;
const ben = { author: 'ben' } as const;
const needsIn = (thread: Thread): string[] =>
  (thread.state().frame?.needs ?? []).map(({ author, need }) => `${author} ${need}`);
const outOf = (thread: Thread): string[] =>
  (thread.state().frame?.excluded ?? []).map(({ option }) => option);

describe('a new conversation', () => {
  it('fits its schema and holds nothing', () => {
    expect(conversationSchema.parse(newConversation('c'))).toEqual({
      id: 'c',
      turns: 0,
      frame: null,
      guide: null,
      unsure: null,
      earlier: [],
      traces: [],
      openings: [],
      askedTopic: false,
      openVotes: [],
      openWeighing: false,
      ownTopic: null,
      awaitsFact: null,
      lastFact: null,
      toldFacts: [],
      undo: null,
      speakers: nobodySpoke,
      folded: [],
    });
    expect(newFrame('queues')).toMatchObject({ topic: 'queues', needs: [], options: [], last: null });
  });
});

describe('a conversation that is stored and read back', () => {
  it('goes on as if nothing had happened', () => {
    const messages = [
      'we need an admin panel by friday',
      'not flask',
      'why?',
      'and databases?',
      'we also need websockets',
      'are you sure?',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...messages), { minLength: 1, maxLength: 5 }),
        fc.constantFrom(...messages),
        (before, next) => {
          const thread = openThread();
          for (const words of before) thread.say(words);
          const read: Conversation = conversationSchema.parse(JSON.parse(JSON.stringify(thread.state())));
          expect(read).toEqual(thread.state());
          expect(
            wholeTurn(
              read,
              { conversation: 'thread', author: 'anna', words: next, audience: 'direct' },
              builtIn,
            ),
          ).toEqual(thread.say(next));
        },
      ),
      { seed: 10, numRuns: 60 },
    );
  });

  it('stays small, however long it grows', () => {
    const thread = openThread();
    const messages = [
      'we need an admin panel',
      'different question: 10k websockets?',
      'not flask',
      'include flask again',
      'why?',
      'django or fastapi on security?',
      'forget the admin panel',
      'lol ok',
    ];
    for (let turn = 0; turn < 80; turn++)
      thread.say(messages[turn % messages.length] ?? '', { author: `user ${turn % 3}` });
    const state = thread.state();
    expect(state.turns).toBe(80);
    expect(state.traces.length).toBeLessThanOrEqual(keptTraces);
    expect(state.earlier.length).toBeLessThanOrEqual(keptFrames);
    expect(JSON.stringify(state).length).toBeLessThan(40_000);
  });

  it('keeps only those words of people that state something', () => {
    const thread = openThread();
    thread.say('our secret project Zebra needs an admin panel by friday, says Mallory');
    const kept = JSON.stringify(thread.state().frame);
    expect(kept).not.toMatch(/zebra|mallory/i);
    expect(kept).toContain('admin panel');
  });
});

describe('a thread', () => {
  it('carries its subject from one message to the next', () => {
    const thread = openThread();
    expect(thread.say('django or flask?').intent).toMatchObject({
      kind: 'compare',
      options: ['django', 'flask'],
    });
    expect(thread.say('and databases?').intent).toMatchObject({
      kind: 'compare',
      options: ['django', 'flask'],
      aspects: ['database'],
    });
    expect(thread.say('the first one').intent).toMatchObject({ kind: 'explain', options: ['django'] });
    expect(thread.say('its downsides').intent).toMatchObject({
      kind: 'explain',
      options: ['django'],
      aspects: ['weaknesses'],
    });
  });

  it('adds needs, withdraws them and ranks again', () => {
    const thread = openThread();
    expect(thread.ask('we need an admin panel by friday').answer.ranking?.[0]).toBe('django');
    thread.say('ok but we also need 10k websockets');
    expect(needsIn(thread)).toEqual(
      expect.arrayContaining(['anna admin-panel', 'anna fast-delivery', 'anna many-connections']),
    );
    thread.say('forget the deadline');
    expect(needsIn(thread)).not.toContain('anna fast-delivery');
    expect(thread.ask('forget the admin panel').answer.ranking?.[0]).toBe('fastapi');
  });

  it('leaves out an excluded option until it is readmitted', () => {
    const thread = openThread();
    thread.say('we need generated api docs and websockets');
    const without = thread.ask('forget fastapi');
    expect(without.intent.excluded).toEqual(['fastapi']);
    expect(without.answer.ranking).not.toContain('fastapi');
    expect(thread.ask('and validation').answer.ranking ?? []).not.toContain('fastapi');
    const again = thread.ask('fine, include it again');
    expect(again.intent.excluded).toEqual([]);
    expect(again.answer.ranking).toContain('fastapi');
  });

  it('accepts a correction of the option', () => {
    const thread = openThread();
    thread.say('tell me about django');
    expect(thread.say('no, I meant flask').intent).toMatchObject({ kind: 'explain', options: ['flask'] });
    expect(thread.state().frame?.options).toEqual(['flask']);
  });

  it('switches to another topic and back', () => {
    const thread = openThread();
    thread.say('we need an admin panel, what should we use?');
    thread.say('different question: which is fastest?');
    expect(needsIn(thread)).toEqual([]);
    thread.say('back to the admin panel');
    expect(needsIn(thread)).toContain('anna admin-panel');
  });

  it('forgets everything on "start over"', () => {
    const thread = openThread();
    thread.say('we need an admin panel, not flask');
    thread.say('start over');
    expect(thread.state().frame).toBeNull();
    expect(saidIn(thread.ask('what do you know about us?').answer)).toContain('nothing yet');
  });

  it('takes "the other one" for the option mentioned before', () => {
    const thread = openThread();
    thread.say('tell me about django');
    thread.say('what about flask?');
    expect(thread.say('the other one').intent.options).toEqual(['django']);
  });

  it('still knows the winner after "why?"', () => {
    const thread = openThread();
    thread.say('we need an admin panel and websockets');
    thread.say('why?');
    expect(thread.say('the winner').intent).toMatchObject({ kind: 'explain', options: ['django'] });
  });

  it('knows nothing of another thread', () => {
    const one = openThread(builtIn, 'one');
    const other = openThread(builtIn, 'other');
    one.say('we need an admin panel');
    expect(other.ask('why?').answer.ranking).toBeNull();
    expect(other.state().frame?.needs ?? []).toEqual([]);
  });
});

describe('two people in one thread', () => {
  it('each have needs, and both count', () => {
    const thread = openThread();
    thread.say('we need websockets', anna);
    const { answer } = thread.ask('and we need an admin panel', ben);
    expect(needsIn(thread)).toEqual(['anna realtime', 'ben admin-panel']);
    expect(answer.ranking).not.toBeNull();
    expect(saidIn(answer)).toContain('from others: websockets');
    expect(saidIn(answer)).toContain('pulling in two directions');
  });

  it('cannot withdraw each other’s needs, whatever the need', () => {
    for (const need of pythonWeb.needs) {
      const phrase = need.phrases.find((candidate) => /^[a-z ]+$/.test(candidate));
      if (phrase === undefined) continue;
      const thread = openThread();
      thread.say(`we need: ${phrase}`, anna);
      const before = needsIn(thread);
      thread.say(`forget the ${phrase}`, ben);
      expect(
        needsIn(thread).filter((entry) => entry.startsWith('anna')),
        phrase,
      ).toEqual(before);
    }
  });

  it('correct only themselves', () => {
    const thread = openThread();
    thread.say('we need an admin panel', anna);
    thread.say('we need websockets', ben);
    thread.say('scratch that', ben);
    expect(needsIn(thread)).toEqual(['anna admin-panel']);
  });

  it('who need the same count once in the ranking', () => {
    const alone = openThread().ask('we need an admin panel', anna).answer.ranking;
    const thread = openThread();
    thread.say('we need an admin panel', anna);
    expect(thread.ask('I need an admin panel too', ben).answer.ranking).toEqual(alone);
  });

  it('each see which needs are theirs', () => {
    const thread = openThread();
    thread.say('we need an admin panel', anna);
    thread.say('we need websockets', ben);
    const toAnna = saidIn(thread.ask('what do you know about us?', anna).answer);
    const toBen = saidIn(thread.ask('what do you know about us?', ben).answer);
    expect(toAnna).toContain('you need: admin panel');
    expect(toAnna).toContain(' needs: real-time updates');
    expect(toBen).toContain('you need: real-time updates');
  });

  it('share what is excluded', () => {
    const thread = openThread();
    thread.say('not flask', anna);
    expect(thread.ask('we need an admin panel', ben).answer.ranking).not.toContain('flask');
    expect(outOf(thread)).toEqual(['flask']);
  });

  it('are never named: authors are compared and not shown', () => {
    const thread = openThread();
    thread.say('we need an admin panel', { author: 'U0SECRET' });
    for (const words of [
      'we need websockets',
      'what do you know about us?',
      'why?',
      'trace',
      'forget the admin panel',
    ])
      expect(saidIn(thread.ask(words, ben).answer)).not.toContain('u0secret');
  });
});
