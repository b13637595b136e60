import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeTurn } from '../../../../src/core/turn/turn.ts';
import { builtIn } from '../../built-in.ts';
import { openThread, type Thread } from '../../thread.ts';

const shared = { author: 'ben', audience: 'shared' } as const;

function started(): Thread {
  const thread = openThread();
  thread.say('we need an admin panel, django or flask?');
  return thread;
}

describe('in a thread where people also talk to each other, the bot', () => {
  it.each([
    '@someone can you check the budget?',
    '<@U7> can you check the budget?',
    'lol ok',
    'thanks, merging',
    'ok',
    'lunch?',
    'see you tomorrow',
    'I deployed flask yesterday',
    'anna, did you see the game?',
    'brb',
    'who has the car keys',
    'the build is red again',
    'hey ben are you using django on that server?',
    'can you look at the django PR @anna',
    'flask for the demo, right <@U3>?',
    'django broke again',
    'the django server is up again',
    'I like fastapi',
    'my flask app runs since 2019',
    'I used django at my last job, was ok',
    'I saw the django security mail this morning',
    'forget the deadline',
    '👍',
    '',
  ])('stays silent after "%s"', (words) => {
    const { answer, silence } = started().say(words, shared);
    expect(answer).toBeNull();
    expect(silence).not.toBe('');
  });

  it.each([
    'and databases?',
    'which one is faster?',
    'what about fastapi?',
    'are you sure?',
    'we also need websockets',
    'not flask',
    'compare django and flask on security',
    'forget the admin panel',
    'should we use django or fastapi?',
    'what do you know about us?',
  ])('answers "%s"', (words) => {
    expect(started().say(words, shared).silence).toBeNull();
  });

  it('says of a nod why it stays silent', () => {
    expect(started().say('yes', shared).silence).toBe('nothing but a nod, thanks or a greeting');
  });

  it('answers "start over"', () => {
    expect(started().say('start over', shared).silence).toBeNull();
  });

  it('answers "and an admin panel" after another person stated a need', () => {
    const thread = openThread();
    thread.say('we need websockets');
    expect(thread.say('and an admin panel', shared).silence).toBeNull();
  });

  it.each(['lol ok', 'thanks, merging', '@someone can you check the budget?', ''])(
    'answers "%s" when spoken to',
    (words) => {
      expect(started().say(words, { author: 'ben', audience: 'direct' }).answer).not.toBeNull();
    },
  );

  it('leaves the thread as it was after messages for others', () => {
    const thread = started();
    const before = thread.state().frame;
    for (const words of ['lol ok', '<@U7> forget the admin panel', 'thanks, merging'])
      thread.say(words, shared);
    expect(thread.state().frame).toEqual(before);
  });

  it.each(['the other two?', 'by how much?', '2', 'which one?', 'which of those two?'])(
    'answers "%s" right after its own answer',
    (words) => {
      expect(started().say(words, shared).silence).toBeNull();
    },
  );

  it.each(['by how much?', '2'])('stays silent after "%s" once others have written', (words) => {
    const thread = started();
    thread.say('lunch?', shared);
    expect(thread.say(words, shared).answer).toBeNull();
  });

  it('answers someone who mentions a person and states a need', () => {
    const words = 'as @anna said, we also need websockets';
    expect(started().say(words, shared).silence).toBeNull();
  });

  it('answers someone who corrects a number', () => {
    const thread = openThread();
    thread.say('we are 5 devs and need an admin panel');
    expect(thread.say('no wait, 8 devs', { author: 'anna', audience: 'shared' }).silence).toBeNull();
  });

  it('answers someone who drops a need that somebody stated', () => {
    const thread = openThread();
    thread.say('we have a deadline in 3 weeks, django or flask?');
    expect(thread.say('forget the deadline', shared).silence).toBeNull();
  });
});

const asker = { author: 'anna', audience: 'shared' } as const;

/** What the guide says one may say to follow up, to correct, to challenge and to see a chart. */
function documentedFollowUps(): string[] {
  const guide = readFileSync(join(import.meta.dirname, '../../../../docs/reference/commands.md'), 'utf8');
  return guide
    .split('\n')
    .filter((line) => /^\| (?:follow up|correct|challenge|see a chart)/.test(line))
    .flatMap((line) => [...line.matchAll(/`([^`]+)`/g)].map(([, words = '']) => words));
}

describe('the person whom it just answered', () => {
  it('has follow-ups documented', () => {
    expect(documentedFollowUps().length).toBeGreaterThan(15);
  });

  it.each([
    ...documentedFollowUps(),
    'help',
    'help us choose',
    'why?',
    'record this decision',
    'what do we do first?',
    'who said that?',
    'is that still true?',
    'sources for the security point',
    'databases?',
  ])('gets an answer to "%s"', (words) => {
    expect(started().say(words, asker).silence).toBeNull();
  });

  it.each(['why?', 'sources'])(
    'gets an answer to "%s" after going on alone, and none once others have',
    (words) => {
      const alone = started();
      alone.say('hm, let me think', asker);
      expect(alone.say(words, asker).silence).toBeNull();
      const joined = started();
      joined.say('I used django at my last job, was ok', shared);
      joined.say('oh, tell me', asker);
      expect(joined.say('why?', asker).answer).toBeNull();
    },
  );

  it.each([
    '```\nTraceback (most recent call last):\n  File "django/core.py", line 3\n```',
    'look at https://docs.djangoproject.com/en/5.2/topics/auth/',
    '<@U2> which one do you like, django or flask?',
    '@ben django or flask?',
    'what would you take, ben?',
    'thanks!',
    'our database is down',
  ])('gets silence after "%s"', (words) => {
    expect(started().say(words, asker).answer).toBeNull();
  });

  it.each(['yes', 'skip', 'not sure'])('answers its question with "%s"', (words) => {
    const thread = openThread();
    thread.say('help us choose');
    expect(thread.say(words, asker).silence).toBeNull();
  });
});

describe('while people talk to each other', () => {
  function talking(): Thread {
    const thread = started();
    thread.say('I used django at my last job, was ok', shared);
    thread.say('yes, it was fine, but deployment was a pain', { author: 'carl', audience: 'shared' });
    return thread;
  }

  it.each([
    'ok so would you start a new project on it today',
    'so what do we do first?',
    'how long would it take us',
    'tradeoff, which one is faster?',
    'bot are you sure?',
    'hey bot, and databases?',
    'decision: django',
  ])('answers "%s"', (words) => {
    expect(talking().say(words, asker).silence).toBeNull();
  });

  it.each(['why?', 'really?', 'and then?', 'because our ops guy hated gunicorn', 'yes', '2'])(
    'stays silent after "%s"',
    (words) => {
      expect(talking().say(words, asker).answer).toBeNull();
    },
  );

  it('answers a reply to its message, and leaves replies to people alone', () => {
    const conversation = talking().state();
    const question = { conversation: 'thread', author: 'carl', audience: 'shared' } as const;
    const toBot = takeTurn(conversation, { ...question, words: 'and why?', repliesTo: 'bot' }, builtIn);
    expect(toBot.silence).toBeNull();
    const toPerson = {
      ...question,
      words: 'which one is faster, django or flask?',
      repliesTo: 'person',
    } as const;
    expect(takeTurn(conversation, toPerson, builtIn).answer).toBeNull();
  });
});
