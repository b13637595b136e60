import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../../src/core/answer/answer.ts';
import { newConversation } from '../../../../src/core/turn/conversation.ts';
import type { Turn } from '../../../../src/core/turn/turn.ts';
import {
  type FollowUpKind,
  followUpKinds,
} from '../../../../src/core/understanding/decide/follow-ups/follow-up-kinds.ts';
import {
  followUpNames,
  followUpRows,
} from '../../../../src/core/understanding/decide/follow-ups/follow-up-weights.ts';
import { builtIn } from '../../built-in.ts';
import { saidIn } from '../../spans-of.ts';
import { wholeTurn } from '../../whole-turn.ts';

const size = 384;

/** A meaning in the direction that speaks for a kind, and against all others. */
function like(kind: FollowUpKind): Float32Array {
  const rows = followUpRows.map(({ weights, perUnit }) => {
    const bytes = new Int8Array(Buffer.from(weights, 'base64'));
    return Float32Array.from({ length: size }, (_, at) => (bytes[followUpNames.length + at] ?? 0) / perUnit);
  });
  const own = rows[followUpKinds.indexOf(kind)] ?? new Float32Array(size);
  const direction = own.map(
    (weight, at) => weight - rows.reduce((sum, row) => sum + (row[at] ?? 0), 0) / rows.length,
  );
  const length = Math.hypot(...direction);
  return direction.map((weight) => weight / length);
}

type Said = { readonly words: string; readonly kind?: FollowUpKind; readonly author?: string };

/** The last turn of a thread; nothing is found by what a message means. */
function last(...said: readonly Said[]): Turn & { readonly answer: Answer } {
  let conversation = newConversation('t');
  let turn: Turn | undefined;
  for (const { words, kind, author = 'u' } of said) {
    turn = wholeTurn(
      conversation,
      {
        ...{ conversation: 't', author, words, audience: 'direct' },
        ...(kind === undefined ? {} : { meaning: like(kind) }),
      },
      builtIn,
    );
    conversation = turn.conversation;
  }
  if (turn?.answer == null) throw new Error('nothing was answered');
  return { ...turn, answer: turn.answer };
}

const opening: Said = { words: 'we need an admin panel and sso for 20 colleagues. django or flask?' };

describe('a pick that seems too much', () => {
  it('is weighed against the next one by what it does better for their needs', () => {
    const { answer, intent } = last(opening, {
      words: "isn't that rather large for a bowling club",
      kind: 'too-much',
    });
    expect(intent).toMatchObject({ kind: 'follow_up', wants: 'too-much' });
    expect(saidIn(answer)).toMatch(/^no, not for an admin panel\. django: /);
    expect(saidIn(answer)).toContain('flask instead: ');
    expect(answer.declined).toBe(false);
  });

  it('leaves the needs as they were', () => {
    const { conversation } = last(opening, {
      words: 'feels gigantic for our tiny bowling club',
      kind: 'too-much',
    });
    const before = last(opening).conversation;
    expect(conversation.frame?.needs).toEqual(before.frame?.needs);
    expect(conversation.frame?.last?.ranking).toEqual(before.frame?.last?.ranking);
  });
});

describe('what somebody else has said', () => {
  const knowing: Said = { words: 'we know flask inside out', author: 'v' };

  it('is told to change nothing, with what counts for more', () => {
    const { answer } = last(opening, knowing, { words: 'does that alter your view', kind: 'changes' });
    expect(saidIn(answer)).toMatch(/^no, still django: your team knows flask, but .* counts? for more/);
  });

  it('is told to be nothing that is weighed, if it is', () => {
    const { answer } = last(
      opening,
      { words: 'the frontend is painted blue already', author: 'v' },
      { words: 'so does it make a difference?', kind: 'changes' },
    );
    expect(saidIn(answer)).toContain("there's nothing in it that i weigh");
  });

  it('counts if it is what they know, rather than being answered with facts', () => {
    const { intent } = last(opening, { ...knowing, kind: 'told' });
    expect(intent.kind).toBe('recommend');
  });
});

describe('a correction', () => {
  it.each(['27, not 270', 'no, 45 colleagues', '60 actually'])(
    '"%s" says whether the pick stays',
    (words) => {
      const { answer } = last(opening, { words });
      expect(saidIn(answer)).toContain('still django');
      expect(answer.declined).toBe(false);
    },
  );

  it('of a name keeps the thread where it is', () => {
    const { conversation, answer } = last(
      { words: 'sqlalchemy or django orm, existing tables in oracle with composite keys' },
      { words: 'sorry, i meant mysql' },
    );
    expect(conversation.frame?.topic).toBe('python-orms');
    expect(saidIn(answer)).toContain('sqlalchemy');
  });
});

describe('another option, after a pick', () => {
  it.each(['fastapi?', 'and fastapi then?', 'what about fastapi'])(
    '"%s" asks how far it would do',
    (words) => {
      const { answer } = last(opening, { words });
      expect(saidIn(answer)).toContain('django stays ahead');
    },
  );
});

describe('a move from what is not covered', () => {
  it('is told of as any move', () => {
    const { answer } = last({ words: 'we have an old zope application, is a move to django realistic?' });
    expect(saidIn(answer)).toContain("don't have checked data on zope");
    expect(saidIn(answer)).toContain('what first: ');
  });

  it('has an order, and parts that stay', () => {
    const zope: Said = { words: 'we have an old zope application, is a move to django realistic?' };
    expect(saidIn(last(zope, { words: 'in what order would that go', kind: 'order' }).answer)).toMatch(
      /^first the part/,
    );
    expect(saidIn(last(zope, { words: 'what had better remain', kind: 'stays' }).answer)).toContain(
      'or stay',
    );
  });
});

describe('what a pick costs', () => {
  it('is no price, but what it leaves to be done', () => {
    const { answer } = last(opening, { words: 'and what sum is due for it', kind: 'cost' });
    expect(saidIn(answer)).toMatch(/^prices i have no data on\. what django asks of you is work:/);
  });
});

describe('what to do about it', () => {
  it('begins with what the last answer tells people to do', () => {
    const { answer } = last(
      { words: 'my fastapi app is slow' },
      { words: 'well then, the remedy', kind: 'what-now' },
    );
    expect(saidIn(answer)).toMatch(/^first: /);
  });
});

it('is only guessed where it is likely', () => {
  const { intent } = last(opening, { words: 'how do backups of it work', kind: 'fresh' });
  expect(intent.kind).not.toBe('follow_up');
});
