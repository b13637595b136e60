import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Span } from '../../../src/core/answer/answer.ts';
import { asksAboutTalk, wantsEarlier } from '../../../src/core/turn/called-in.ts';
import { conversationSchema, newConversation } from '../../../src/core/turn/conversation.ts';
import type { EarlierMessage, EarlierTalk } from '../../../src/core/turn/earlier-talk.ts';
import { type Turn, takeTurn } from '../../../src/core/turn/turn.ts';
import { builtIn } from '../built-in.ts';
import { frozen } from '../frozen.ts';
import { runsIn, wordsOf } from '../spans-of.ts';

/** "ana: django or flask?", each with its author. */
function said(...lines: readonly string[]): EarlierMessage[] {
  return lines.map((line) => {
    const colon = line.indexOf(': ');
    return { author: line.slice(0, colon), words: line.slice(colon + 2) };
  });
}

function call(words: string, earlier: EarlierTalk | null): Turn {
  const question = { conversation: 'c', author: 'dee', words, audience: 'direct', calledIn: true } as const;
  return takeTurn(frozen(newConversation('c')), frozen({ ...question, earlier }), builtIn);
}
const whole = (messages: EarlierMessage[]): EarlierTalk => ({ messages, isWhole: true });
const follow = ({ conversation }: Turn, author: string, words: string): Turn =>
  takeTurn(frozen(conversation), { conversation: 'c', author, words, audience: 'direct' }, builtIn);

function textOf(answer: Answer | null): string {
  if (answer === null) throw new Error('there is no answer');
  const words = (span: Span): string => (span.kind === 'person' ? span.id : wordsOf([span]));
  return runsIn(answer)
    .map((run) => run.map(words).join(''))
    .join('\n');
}
const buttonsOf = (answer: Answer | null): readonly string[] =>
  (answer?.blocks ?? [])
    .flatMap((block) => (block.kind === 'choices' ? block.choices : []))
    .map(({ label }) => label);
const needsOf = ({ conversation }: Turn) =>
  conversation.frame?.needs.map(({ need, author }) => [need, author]);

const disagreeing = whole(
  said(
    'ana: I think django, we need an admin panel',
    'ben: fastapi for me. our clients want websockets',
    'cleo: hmm',
  ),
);

describe('a call for an opinion on what people said', () => {
  it('weighs what they need, and lists it with who said it, without notifying anyone', () => {
    const turn = call('what do you think?', disagreeing);
    expect(turn.intent.kind).toBe('recommend');
    expect(textOf(turn.answer)).toContain(
      'From the thread: Django (ana), FastAPI (ben), admin panel (ana), real-time updates (ben)',
    );
    const people = JSON.stringify(turn.answer?.blocks).match(/\{"kind":"person"[^}]*\}/g) ?? [];
    expect(people).toHaveLength(4);
    expect(people.every((person) => person.includes('"notify":false'))).toBe(true);
  });

  it('keeps the needs of their authors, and not another word', () => {
    const turn = call('what do you think?', disagreeing);
    expect(needsOf(turn)).toEqual([
      ['admin-panel', 'ana'],
      ['realtime', 'ben'],
    ]);
    expect(turn.conversation.speakers.calledIn).toBe(true);
    expect(conversationSchema.parse(turn.conversation)).toEqual(turn.conversation);
    expect(JSON.stringify(turn.conversation)).not.toMatch(/hmm|our clients|I think/);
  });

  it('lets whoever asked drop a need that somebody else stated there, by a button', () => {
    const turn = call('what do you think?', disagreeing);
    expect(buttonsOf(turn.answer).slice(0, 2)).toEqual([
      'Not needed: admin panel',
      'Not needed: real-time updates',
    ]);
    const after = follow(turn, 'dee', 'forget the admin panel');
    expect(needsOf(after)).toEqual([['realtime', 'ben']]);
    expect(textOf(after.answer)).toContain('From the thread: WebSockets');
  });

  it('still protects what somebody told the bot itself', () => {
    const turn = follow(call('what do you think?', disagreeing), 'ana', 'we need a small team');
    const after = follow(turn, 'dee', 'forget the small team');
    expect(needsOf(after)).toContainEqual(['small-team', 'ana']);
  });

  it('puts options side by side where nobody needs anything', () => {
    const turn = call('thoughts?', whole(said('ana: django or flask for the new thing?', 'ben: no idea')));
    expect(turn.intent).toMatchObject({ kind: 'compare', options: ['django', 'flask'] });
  });

  it('counts what the call itself needs, too', () => {
    const turn = call('we need an admin panel, wdyt', whole(said('ana: django or fastapi?')));
    expect(needsOf(turn)).toEqual([['admin-panel', 'dee']]);
    expect(turn.answer?.ranking?.toSorted()).toEqual(['django', 'fastapi']);
  });

  it('asks about the options of the thread if it names none', () => {
    const turn = call('which is faster?', whole(said('ana: django or fastapi?')));
    expect(turn.intent).toMatchObject({ kind: 'compare', options: ['django', 'fastapi'] });
  });
});

describe('a call into a thread', () => {
  it.each([
    'django or flask?',
    'does django have an admin?',
    'what do you cover?',
    'help',
    'thanks',
    'hi',
    'what did we decide?',
    'start over',
    'what can you help with?',
    'shut up',
    'mute',
    'settings',
  ])('is complete with "%s", so nothing has to be read', (words) => {
    expect(wantsEarlier(words, builtIn)).toBe(false);
  });

  it.each([
    '',
    'what do you think?',
    'can you help us decide?',
    'any opinion?',
    'thoughts?',
    'which one?',
    'help us out here',
    'settle this please',
    'read the thread and tell us what to use',
    'who is right?',
    'please advise',
    'which is faster?',
    'would you go with django here?',
  ])('needs what was said before with "%s"', (words) => {
    expect(wantsEarlier(words, builtIn)).toBe(true);
  });

  it.each(['what do you think?', 'can you help us decide?', 'wdyt', ''])(
    'that cannot be read gets one line that asks for the question, and no list of commands: "%s"',
    (words) => {
      const { answer } = call(words, null);
      expect(answer?.blocks).toHaveLength(1);
      expect(textOf(answer)).toMatch(/haven't seen the earlier messages.*\?$/);
    },
  );

  it('that asks something by itself is answered without what cannot be read', () => {
    expect(textOf(call('which is faster?', null).answer)).not.toContain("haven't seen");
  });

  it('says so where nothing was said of a choice', () => {
    const { answer, conversation } = call('what do you think?', whole(said('ana: lunch?', 'ben: pizza')));
    expect(textOf(answer)).toMatch(/found nothing about .*What are you choosing between/);
    expect(conversation.frame).toBeNull();
  });

  it('doesn’t take talk about options for a choice among them, and asks', () => {
    const talk = whole(
      said('ana: our flask app 500s on upload', 'ben: check nginx', 'ana: django is fine though'),
    );
    const { answer, conversation } = call('what do you think?', talk);
    expect(textOf(answer)).toContain(
      'I read what was said here: Flask and Django came up, but no choice that I can help with.',
    );
    expect(buttonsOf(answer)).toContain('Flask or Django?');
    expect(conversation.frame?.needs ?? []).toEqual([]);
  });

  it('says if it read only a part', () => {
    const turn = call('what do you think?', { ...disagreeing, isWhole: false });
    expect(textOf(turn.answer)).toContain('I read only a part of it');
  });

  it('reads nothing in a conversation that has begun', () => {
    const begun = follow(call('django or flask?', null), 'dee', 'why?');
    const question = { conversation: 'c', author: 'dee', words: 'thoughts?', audience: 'direct' } as const;
    const turn = takeTurn(begun.conversation, { ...question, calledIn: true, earlier: disagreeing }, builtIn);
    expect(needsOf(turn)).toEqual([]);
  });
});

describe('a question about what people said in a thread of its own', () => {
  const talk = said(
    'ana: is django 5.2 an lts?',
    'ben: we should choose a framework for the new ticket office btw',
    'cleo: flask imo',
  );
  /** The bot has answered ana; then people talked. */
  function talked(): Turn {
    const first = takeTurn(
      frozen(newConversation('c')),
      { conversation: 'c', author: 'ana', words: 'is django 5.2 an lts?', audience: 'direct' },
      builtIn,
    );
    return talk
      .slice(1)
      .reduce(
        (turn, { author, words }) =>
          takeTurn(turn.conversation, { conversation: 'c', author, words, audience: 'shared' }, builtIn),
        first,
      );
  }
  const ask = (words: string, earlier: EarlierTalk | null): Turn =>
    takeTurn(
      frozen(talked().conversation),
      { conversation: 'c', author: 'ana', words, audience: 'direct', earlier },
      builtIn,
    );

  it.each(['thoughts on the above?', 'what do you make of that?', 'summarize the thread'])(
    'says who is for what, and that nobody said what it needs: %s',
    (words) => {
      expect(asksAboutTalk(words, talked().conversation)).toBe(true);
      expect(textOf(ask(words, whole(talk)).answer)).toMatch(
        /^cleo is for Flask; nobody has said what the ticket office needs\./,
      );
    },
  );

  it('weighs what they need', () => {
    const turn = ask(
      'thoughts?',
      whole([...talk.slice(0, 2), ...said('cleo: django for me, we need an admin panel')]),
    );
    expect(turn.intent.kind).toBe('recommend');
    expect(needsOf(turn)).toEqual([['admin-panel', 'cleo']]);
  });

  it.each(['what about flask?', 'is django slow?', 'sources'])('is none in "%s"', (words) => {
    expect(asksAboutTalk(words, talked().conversation)).toBe(false);
  });

  it('is answered by what the bot was told where nobody has talked since, or nothing can be read', () => {
    const quiet = follow(talked(), 'ana', 'is flask slow?');
    expect(asksAboutTalk('thoughts?', quiet.conversation)).toBe(false);
    expect(textOf(ask('thoughts?', null).answer)).not.toContain("haven't seen");
  });
});

describe('what was said before a call', () => {
  it('is bounded, inert and never stored, whatever it is', () => {
    const hostile = fc.array(
      fc.record({
        author: fc.constantFrom('ana', 'ben', 'cleo'),
        words: fc.oneof(
          fc.string({ maxLength: 200 }),
          fc.constantFrom(
            '<!everyone> @here django or flask?',
            `${'we need an admin panel '.repeat(2_000)}`,
            '```\nwe need websockets\n```',
            '> we need an admin panel',
            '<@U1> `django` *flask* <https://x.example|fastapi> we need jobs or not?',
          ),
        ),
      }),
      { maxLength: 300 },
    );
    fc.assert(
      fc.property(hostile, (messages) => {
        const { answer, conversation } = call('what do you think?', whole(messages));
        const shown = JSON.stringify(answer);
        expect(shown).not.toMatch(/everyone|@here|x\.example/);
        expect(shown.length).toBeLessThan(20_000);
        expect(JSON.stringify(conversation).length).toBeLessThan(10_000);
      }),
      { numRuns: 30 },
    );
  });

  it.each(['> we need an admin panel', '```\nwe need an admin panel\n```', '~we need an admin panel~'])(
    'is not taken from quotes, code or what was struck out: %s',
    (words) => {
      const turn = call(
        'what do you think?',
        whole([...said('ana: django or fastapi?'), { author: 'ben', words }]),
      );
      expect(needsOf(turn)).toEqual([]);
    },
  );
});
