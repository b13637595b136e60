import { describe, expect, it } from 'vitest';
import { type Conversation, keptFrames, newConversation } from '../../../../src/core/turn/conversation.ts';
import { type FrameUpdate, trackFrame } from '../../../../src/core/understanding/match/frame-tracking.ts';
import { readMessage } from '../../../../src/core/understanding/match/reading.ts';
import { frozen } from '../../frozen.ts';
import { smallKnowledge } from '../../small-topic.ts';

/** The thread's frame after these messages, each "author: words". */
function after(...messages: readonly string[]): { framed: FrameUpdate; conversation: Conversation } {
  let conversation = newConversation('t');
  let framed: FrameUpdate | undefined;
  for (const message of messages) {
    const [author = '', words = ''] = message.split(/: (.*)/s);
    framed = trackFrame(
      frozen(conversation),
      readMessage(words, smallKnowledge, conversation.frame?.topic ?? null),
      { author },
    );
    conversation = { ...conversation, frame: framed.frame, earlier: [...framed.earlier] };
  }
  if (framed === undefined) throw new Error('give one message at least');
  return { framed, conversation };
}
const needs = (...messages: readonly string[]): string[] =>
  after(...messages).framed.frame.needs.map(({ author, need }) => `${author} ${need}`);
const excluded = (...messages: readonly string[]): string[] =>
  after(...messages).framed.frame.excluded.map(({ option }) => option);

describe('needs in a thread', () => {
  it('belong to their author, with the words', () => {
    expect(after('anna: we need an event log').framed.frame.needs).toEqual([
      { need: 'event-log', author: 'anna', words: 'event log' },
    ]);
  });

  it('add up over the messages', () => {
    expect(needs('anna: we need an event log', 'ben: we also need strict order')).toEqual([
      'anna event-log',
      'ben strict-order',
    ]);
  });

  it('are kept once for each author', () => {
    expect(
      needs('anna: we need an event log', 'anna: we need an event history', 'ben: we need an event log'),
    ).toEqual(['anna event-log', 'ben event-log']);
  });

  it('are removed when their author withdraws them', () => {
    const { framed } = after('anna: we need an event log and strict order', 'anna: forget the event log');
    expect(framed.frame.needs.map(({ need }) => need)).toEqual(['strict-order']);
    expect(framed.dropped).toEqual(['event-log']);
  });

  it('stay when somebody else withdraws them, and that is noted', () => {
    const { framed } = after('anna: we need an event log', 'ben: forget the event log');
    expect(framed.frame.needs).toHaveLength(1);
    expect(framed).toMatchObject({ dropped: [], kept: ['event-log'] });
  });

  it('are removed for one of two people who stated the same', () => {
    expect(
      needs('anna: we need an event log', 'ben: we need an event log', 'ben: forget the event log'),
    ).toEqual(['anna event-log']);
  });

  it('lose the author\'s last one, and nobody else\'s, on "forget that"', () => {
    expect(needs('anna: we need an event log', 'ben: we need strict order', 'anna: scratch that')).toEqual([
      'ben strict-order',
    ]);
  });
});

describe('options in a thread', () => {
  it('stay out once ruled out, until they are readmitted', () => {
    expect(excluded('anna: not kafka', 'anna: we need an event log')).toEqual(['kafka']);
    expect(excluded('anna: not kafka', 'anna: include kafka again')).toEqual([]);
    expect(excluded('anna: not kafka', 'anna: fine, include it again')).toEqual([]);
  });

  it('are only readmitted if that is meant', () => {
    expect(excluded('anna: not kafka and not nats', 'anna: include kafka again')).toEqual(['nats']);
  });

  it('that the team knows are kept', () => {
    expect(
      after('anna: we already know kafka', 'ben: we need an event log').framed.frame.knows,
    ).toMatchObject([{ option: 'kafka', author: 'anna' }]);
  });
});

describe('a frame', () => {
  it('is left for a new one, and found again', () => {
    const start = ['anna: we need an event log', 'anna: different question: upkeep of nats?'];
    expect(needs(...start)).toEqual([]);
    expect(needs(...start, 'anna: back to the event log')).toContain('anna event-log');
  });

  it('is forgotten with all earlier ones on "start over"', () => {
    const { framed } = after(
      'anna: we need an event log',
      'anna: different question: nats?',
      'anna: start over',
    );
    expect(framed).toMatchObject({ hasContext: false, earlier: [] });
    expect(framed.frame.needs).toEqual([]);
  });

  it('is kept for a bounded number of changes', () => {
    const changes = Array.from(
      { length: keptFrames + 4 },
      (_, at) => `anna: different question: we need ${1_000 + at} messages`,
    );
    expect(after(...changes).framed.earlier).toHaveLength(keptFrames);
  });

  it('has context once something that counts was said', () => {
    expect(after('anna: we need an event log').framed.hasContext).toBe(false);
    expect(after('anna: we need an event log', 'anna: and?').framed.hasContext).toBe(true);
  });
});
