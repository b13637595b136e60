import { describe, expect, it } from 'vitest';
import { answersFor, replyQuestion } from '../../../../src/core/reply/authored/question-answer.ts';
import { firstLineOf } from '../../../../src/core/reply/opening/first-line.ts';
import { openComposer } from '../../../../src/core/reply/parts/composer.ts';
import { libraryOf } from '../../../../src/knowledge/queries.ts';
import { builtIn, pythonWeb } from '../../built-in.ts';
import { wordsOf } from '../../spans-of.ts';
import { openThread } from '../../thread.ts';

/** The first line of the answer to the last message, and what it was made of. */
function last(...said: string[]) {
  const thread = openThread();
  const turns = said.map((words) => thread.ask(words));
  const turn = turns.at(-1);
  if (turn === undefined) throw new Error('nothing was said');
  const { blocks } = turn.answer;
  return {
    line: firstLineOf(blocks),
    intent: turn.intent,
    told: thread.state().frame?.last?.told ?? [],
    text: blocks.flatMap((block) => {
      if (block.kind === 'bullets') return block.items.map(wordsOf);
      return 'spans' in block ? [wordsOf(block.spans)] : [];
    }),
    bullets: blocks.flatMap((block) => (block.kind === 'bullets' ? block.items.map(wordsOf) : [])),
  };
}
const ranked = 'django or fastapi for an admin panel? we are 3 people';

describe('a term', () => {
  it.each([
    ['what is an ORM?', 'ORM'],
    ['sorry, dumb question: whats csrf', 'CSRF'],
    ['asgi?', 'ASGI'],
    ['can someone explain dependency injection to me', 'Dependency injection'],
    ['remind me what a viewset is', 'Viewset'],
    ['what does idempotent mean', 'Idempotent'],
    ['middleware meaning?', 'Middleware'],
  ])('%s: says what it means', (words, name) => {
    const { line, told } = last(words);
    expect(line).toMatch(new RegExp(`^${name}: `));
    expect(told.map(({ kind }) => kind)).toEqual(['term']);
  });

  it('is explained beside another if the difference is asked for', () => {
    const { text } = last("what's the difference between wsgi and asgi");
    expect(text.filter((one) => /^(?:WSGI|ASGI): /.test(one))).toHaveLength(2);
  });

  it.each(['sessions?', 'does django have sessions', 'we need a worker', 'what is django'])(
    'is not what a message with an everyday word asks for: %s',
    (words) => {
      expect(last(words).told.filter(({ kind }) => kind === 'term')).toEqual([]);
    },
  );
});

describe('a move', () => {
  it.each([
    'is moving from flask to fastapi worth it',
    'our flask monolith is 80k lines, should we rewrite it in fastapi?',
    'does it make sense to port our flask app to fastapi',
    'switch from flask to fastapi, yes or no',
  ])('is judged in the first line: %s', (words) => {
    const { line, told } = last(words);
    expect(line).toMatch(/^Rarely as a rewrite/);
    expect(told).toEqual([{ kind: 'move', id: '', options: ['flask', 'fastapi'] }]);
  });

  it('is gone into by what is asked next', () => {
    const first = 'is moving from flask to fastapi worth it';
    expect(last(first, 'what would we lose?').line).toMatch(/^From Flask to FastAPI you'd lose: /);
    expect(last(first, 'ok and how would we do it').line).toMatch(/^First: /);
    expect(last(first, 'what do we do first?').line).toMatch(/^First: /);
  });
});

describe('two options side by side', () => {
  it.each([
    ['can we run django and fastapi side by side'],
    ['can we use django for the back office and fastapi for the websockets'],
    ['compare django and fastapi', 'could we just run both?'],
  ])('have a verdict of their own: %s', (...said) => {
    expect(last(...said).line).toMatch(/^Yes/);
    expect(last(...said).told).toEqual([{ kind: 'together', id: '', options: ['django', 'fastapi'] }]);
  });
});

describe('the first steps', () => {
  it.each([
    'what do we do first?',
    'ok cool, what next',
    'so what do we actually do on monday',
    'where do we begin',
    'how do we get started then',
    'which packages do we install',
  ])('are those of the pick: %s', (words) => {
    const { line, told } = last(ranked, words);
    expect(line).toMatch(/^Django: pip install django/);
    expect(told).toEqual([{ kind: 'first-steps', id: '', options: ['django'] }]);
  });

  it('name what the stated needs ask for, and keep the ranking', () => {
    const thread = openThread();
    thread.ask(ranked);
    const { answer } = thread.ask('what do we do first?');
    expect(JSON.stringify(answer.blocks)).toContain('Admin panel: ');
    expect(thread.state().frame?.last?.ranking?.[0]).toBe('django');
  });

  it('are those of the option that is named', () => {
    expect(last('how do we start with flask?').line).toMatch(/^Flask: pip install flask/);
  });

  it.each(['where should we start?', 'we start on monday, which one?'])(
    'are no answer where nothing is picked: %s',
    (words) => {
      expect(last(words).told).toEqual([]);
    },
  );
});

describe('the last answer', () => {
  it.each(['tl;dr', 'shorter please', 'can you sum that up', 'ok the short version', 'too long'])(
    'is said shorter: %s',
    (words) => {
      const { intent, text } = last(ranked, words);
      expect(intent).toMatchObject({ kind: 'follow_up', wants: 'short' });
      expect(text.join(' ').split(' ').length).toBeLessThan(60);
      expect(text[0]).toMatch(/^Django/);
    },
  );

  it.each(['one line', 'in one sentence please', 'give me a one liner'])('is said in a line: %s', (words) => {
    const { intent, text } = last('is flask dead', words);
    expect(intent).toMatchObject({ kind: 'follow_up', wants: 'line' });
    expect(text.filter((one) => one !== '')).toHaveLength(1);
    expect(text[0]).toMatch(/^No, Flask isn't dead/);
  });

  it.each([
    'three bullets for a slide',
    'give me bullet points for a slide',
    '3 bullets pls',
    'i need that for my deck',
  ])('becomes a slide of three lines of twelve words at most: %s', (words) => {
    for (const first of [ranked, 'is flask dead', 'is moving from flask to fastapi worth it']) {
      const { bullets } = last(first, words);
      expect(bullets).toHaveLength(3);
      for (const line of bullets) expect(line.trim().split(/\s+/).length, line).toBeLessThan(13);
    }
  });

  it.each([
    'explain it to my boss',
    'how would you put that for the cto',
    'in a way our product owner gets it',
    'non technical version pls',
  ])('is put for those who decide: %s', (words) => {
    const { intent, text } = last(ranked, words);
    expect(intent).toMatchObject({ kind: 'follow_up', wants: 'manager' });
    expect(text.join(' ')).toMatch(/Django is the complete kit/);
  });

  it.each([
    "explain like i'm five",
    'explain that to a beginner',
    'in plain english please',
    'simpler?',
    'dumb it down',
  ])('is put for those who are new to it: %s', (words) => {
    const { intent, bullets } = last(ranked, words);
    expect(intent).toMatchObject({ kind: 'follow_up', wants: 'beginner' });
    expect(bullets.length).toBeGreaterThan(0);
  });

  it.each(['what else?', 'tell me more', 'more details please', 'go on'])(
    'goes on with what it has not said: %s',
    (words) => {
      const thread = openThread();
      thread.ask('is flask dead');
      const cited = new Set(thread.state().frame?.last?.claims);
      const { answer, intent } = thread.ask(words);
      expect(intent).toMatchObject({ kind: 'follow_up', wants: 'more' });
      const claims = JSON.stringify(answer.blocks).matchAll(/"claim":"([^"]+)"/g);
      expect([...claims].filter(([, claim = '']) => cited.has(claim))).toEqual([]);
    },
  );

  it('stays the last answer, whatever is made of it', () => {
    const thread = openThread();
    thread.ask(ranked);
    const before = thread.state().frame?.last;
    for (const words of ['tl;dr', 'for a slide', 'explain it to my boss', 'an example?', 'more'])
      thread.ask(words);
    expect(thread.state().frame?.last).toEqual(before);
    expect(
      thread
        .state()
        .frame?.needs.map(({ need }) => need)
        .sort(),
    ).toEqual(['admin-panel', 'small-team']);
  });

  it.each([
    'more on flask please',
    'is there a shorter way to write a view',
    'we have more juniors than seniors',
    'tell my boss that django is fine, and what about security',
    'for example how does django handle csrf',
  ])('is not meant by a message that says more: %s', (words) => {
    expect(last(ranked, words).intent).not.toMatchObject({ wants: expect.anything() });
  });

  it('is not said in other words where there was none', () => {
    for (const words of ['tl;dr', 'shorter please', 'three bullets for a slide'])
      expect(openThread().ask(words).intent).not.toMatchObject({ wants: expect.anything() });
  });
});

it.each(builtIn.topics)(
  'every term of $id is explained when someone asks for its name, in a thread on it and in a new one',
  ({ id, title, terms }) => {
    const isTold = (...words: readonly string[]): boolean => last(...words).told[0]?.kind === 'term';
    const silent = terms.filter(
      ({ name }) =>
        !isTold(`what does ${name} mean?`) ||
        !isTold(`${title}: what do you cover?`, `what does ${name} mean?`),
    );
    expect(silent.map(({ name }) => `${id}: ${name}`)).toEqual([]);
  },
);

describe('a message that goes on', () => {
  const moving = 'is moving from flask to fastapi worth it';

  it.each([
    [[moving, 'could that be done endpoint by endpoint'], /^First: /],
    [[moving, 'and gradually, in small steps?'], /^First: /],
    [[moving, 'so?'], /rewrite/],
    [[moving, 'ok, what would you say?'], /rewrite/],
    [['we know flask. flask or fastapi for many open connections?', 'stay or switch?'], /rewrite/],
  ])('%j: keeps to the move', (said, line) => {
    const { line: first, told } = last(...said);
    expect(first).toMatch(line);
    expect(told.map(({ kind }) => kind)).toEqual(['move']);
  });

  it.each([
    'alright, agreed. how do we begin',
    'deal. what should i write first',
    'what would you tackle this week',
    'which file do we create first?',
  ])('%s: says what to do first', (words) => {
    expect(last(ranked, words).told.map(({ kind }) => kind)).toEqual(['first-steps']);
  });

  it.each([
    ['a table with the pros and cons of each', 'table'],
    ['one line per option please, strengths and weaknesses', 'table'],
    ['tldr for the others in this channel', 'short'],
    ['which one would you highlight?', 'line'],
    ['could you phrase it so nobody feels attacked by it', 'tone'],
    ['make it sound more diplomatic', 'tone'],
  ])('%s: wants the last answer as %s', (words, wants) => {
    expect(last(ranked, words).intent).toMatchObject({ kind: 'follow_up', wants });
  });

  it('asks whether the pick holds at another size', () => {
    expect(last(ranked, 'would the verdict change at 40k?').intent).toMatchObject({
      kind: 'recommend',
      asks: 'change',
    });
  });

  it('takes what the answer to a question says of another option', () => {
    expect(last('is dependency injection in fastapi worth it', 'and django?').line).toContain('Django');
  });
});

describe('what people ask of the program', () => {
  it.each([
    ['could you compare cloud providers as well?', { kind: 'list' }],
    ['can you also rate message brokers', { kind: 'list' }],
    ['where can we put in our own scores?', { kind: 'help', about: 'own-ratings' }],
    ['how would i add a new criterion', { kind: 'help', about: 'own-ratings' }],
    ['is there a website where we see the records?', { kind: 'help', about: 'records-elsewhere' }],
  ])('%s', (words, intent) => {
    expect(last(words).intent).toMatchObject(intent);
  });

  it.each([
    'can you also compare them on security',
    'can you compare django and flask too',
    'can you also do security',
  ])('%s: is about the options', (words) => {
    expect(last(ranked, words).intent.kind).not.toBe('list');
  });
});

describe('what somebody says should count', () => {
  it.each([
    ['i mostly care about performance and packages', ['throughput', 'packages']],
    ['for us it is all about hiring', ['hiring']],
    ['our top priority is security, speed does not matter', ['security']],
  ])('%s: is weighed', (words, needs) => {
    const thread = openThread();
    const { intent } = thread.ask(words);
    expect(intent.kind).toBe('recommend');
    expect((thread.state().frame?.needs ?? []).map(({ need }) => need)).toEqual(needs);
  });

  it.each(['what do people care about most in flask?', 'does security matter to us?'])(
    '%s: is a question',
    (words) => {
      const thread = openThread();
      thread.ask(words);
      expect(thread.state().frame?.needs ?? []).toEqual([]);
    },
  );
});

describe('two terms set against each other', () => {
  it.each([
    'wsgi vs asgi, in simple words',
    'orm versus migration?',
    'how is middleware different from csrf',
    'asgi or wsgi, whats the difference',
  ])('%s', (words) => {
    expect(last(words).told.map(({ kind }) => kind)).toEqual(['term', 'term']);
  });
});

it('drafts no record of a project that an approval is part of', () => {
  const words =
    'warehouse portal with invoices, 3 people, staff screens, every refund needs approved by two, our lead threatens to leave over Django';
  expect(last(words).intent.kind).not.toBe('decide');
});

describe('the answer to a question about another option', () => {
  it.each([
    ['does flask come with type hints', /^Flask/],
    ['does fastapi do htmx', /^FastAPI/],
  ])('%s: begins with what it says of the one that is named', (words, line) => {
    const [, option = ''] = /(flask|fastapi)/.exec(words) ?? [];
    const composer = openComposer(libraryOf(pythonWeb));
    const question = words.includes('htmx') ? 'htmx' : 'django-types';
    const answers = answersFor(composer.library, question, [option]);
    const reading = { options: [{ id: option, from: 1, to: 2 }] };
    const intent = {
      kind: 'explain',
      why: false,
      options: [option],
      excluded: [],
      alternatives: [],
      aspects: [],
    } as const;
    replyQuestion({ intent, reading }, composer, question, answers);
    expect(firstLineOf(composer.blocks)).toMatch(line);
  });
});
