import { describe, expect, it } from 'vitest';
import { firstLineOf } from '../../../src/core/reply/opening/first-line.ts';
import type { Turn } from '../../../src/core/turn/turn.ts';
import { saidIn } from '../spans-of.ts';
import { openThread } from '../thread.ts';

function after(first: string, words: string): Turn & { readonly answer: NonNullable<Turn['answer']> } {
  const thread = openThread();
  thread.ask(first);
  return thread.ask(words);
}

describe('a follow-up keeps its subject', () => {
  it.each([
    ['how mature is flask?', 'younger than fastapi?', ['fastapi', 'flask'], 'ecosystem'],
    ['how does django do logins?', 'and is it as simple as flask?', ['django', 'flask'], null],
    ['compare all three on memory', 'only the first two', 2, 'memory'],
    ['compare flask and django on docs', 'and hosting?', ['django', 'flask'], 'deployment'],
    ['compare all three on docs', 'and memory?', [], 'memory'],
    ['does django have websockets?', 'the others?', ['fastapi', 'flask'], 'async'],
  ] as const)('"%s", then "%s"', (first, words, options, aspect) => {
    const { intent } = after(first, words);
    if (typeof options === 'number') expect(intent.options).toHaveLength(options);
    else expect([...intent.options].sort()).toEqual(options);
    if (aspect !== null) expect(intent.aspects).toContain(aspect);
  });

  it.each(['does that hold today?', 'who claims that?', 'which survey measured that?', 'still applies?'])(
    '"%s" asks of everything that the answer compared',
    (words) => {
      const { intent } = after('is flask faster than django?', words);
      expect(intent).toMatchObject({ kind: 'source', options: ['flask', 'django'] });
    },
  );

  it.each([
    'so would you build on it this year?',
    'would you stick with that one',
    'ok, would you use it again',
  ])('"%s" asks how sure the pick is', (words) => {
    const turn = after('we need an admin panel. django or flask?', words);
    expect(turn.intent).toMatchObject({ kind: 'source', of: 'trust' });
    expect(turn.answer.declined).toBe(false);
  });

  it('keeps sources to the part that is asked for', () => {
    const { intent, answer } = after(
      'django or fastapi, we need security and little memory',
      'source for the memory bit',
    );
    expect(intent).toMatchObject({ kind: 'source', aspects: ['memory'] });
    expect(saidIn(answer)).toContain('mib');
  });

  it('goes on about a product that is only known', () => {
    const { answer } = after('what about sanic?', 'and compared with bottle?');
    expect(saidIn(answer)).toContain('sanic and bottle are not rated here');
  });

  it('asks about jobs where the thread is about jobs', () => {
    const { intent } = after('how do background jobs work in fastapi', 'rq or nothing extra?');
    expect(intent).toMatchObject({ options: ['fastapi'], aspects: ['async'] });
  });

  it('weighs again for the same needs', () => {
    const { intent, answer } = after('a graphql api for 2 devs, which one?', 'then which one?');
    expect(intent.kind).toBe('recommend');
    expect(answer.ranking).not.toBeNull();
  });

  it('tells what is taken back from what is only set aside in a question', () => {
    const withNeeds = after('we need an admin panel and forms, which one?', 'and without the admin?');
    expect(withNeeds.intent.kind).toBe('recommend');
    expect(withNeeds.conversation.frame?.needs.map(({ need }) => need)).not.toContain('admin-panel');
    expect(after('is the orm of django any good?', 'not the orm, the forms').intent.kind).not.toBe(
      'recommend',
    );
  });
});

it('the bot’s name in a repeated question is not what it asks about', () => {
  const thread = openThread();
  thread.ask('django or flask, 3 devs');
  thread.ask('why?');
  expect(thread.ask('tradeoff, why?').answer.declined).toBe(false);
});

describe('a list or a refusal', () => {
  it('is what "second" counts along', () => {
    const thread = openThread();
    const listed = saidIn(thread.ask('which frameworks do you cover?').answer);
    expect(listed).toContain('django, fastapi and flask');
    expect(thread.ask('second').intent).toMatchObject({ kind: 'explain', options: ['fastapi'] });
  });

  it('names what the next question is about', () => {
    expect(after('my flask blueprint throws a 404', 'and docker?').intent).toMatchObject({
      kind: 'explain',
      options: ['flask'],
    });
  });

  it('has no reasons to give', () => {
    const { answer } = after('which frameworks do you cover?', 'why?');
    expect(firstLineOf(answer.blocks)).toContain("didn't state a fact");
    expect(answer.declined).toBe(true);
  });

  it('of all topics leaves open which one "why?" is about', () => {
    const { answer, conversation } = after('what do you cover?', 'why?');
    expect(answer.declined).toBe(true);
    expect(conversation.frame).toBeNull();
  });
});
