import { describe, expect, it } from 'vitest';
import { firstLineOf } from '../../../src/core/reply/opening/first-line.ts';
import { mostStackQuestions } from '../../../src/core/turn/stack-choice.ts';
import { pythonWebAlone } from '../built-in.ts';
import { severalTopics } from '../several-topics.ts';
import { saidIn } from '../spans-of.ts';
import { ask, openThread, type Thread } from '../thread.ts';

const asked = (thread: Thread): string | null => thread.state().guide?.asked ?? null;

/** Answers every question alike, until there's none. */
function answerAll(thread: Thread, says: (need: string) => string): string {
  let said = '';
  for (let count = 0; asked(thread) !== null; count++) {
    expect(count).toBeLessThan(mostStackQuestions);
    said = saidIn(thread.ask(says(asked(thread) ?? '')).answer);
  }
  return said;
}

describe('choosing a whole stack', () => {
  it.each([
    'help us choose a stack',
    'which stack should we use?',
    'pick a tech stack for us please',
    'can you recommend a full stack?',
    'choose our whole stack',
    'what would be a good stack for a small shop',
    'we need help picking our technology stack',
  ])('"%s" begins with the first question of the first part', (words) => {
    const thread = openThread(severalTopics);
    const { answer } = thread.ask(words);
    expect(firstLineOf(answer.blocks)).toContain('Framework, family tree and queue, one after another.');
    expect(saidIn(answer)).toContain('question 1: ');
    expect(thread.state().guide).toMatchObject({ topic: 'python-web' });
  });

  it.each([
    'we are a full stack team',
    'here is the stack trace',
    'what is your stack?',
    'our stack is django and webtrees',
  ])('"%s" does not', (words) => {
    const thread = openThread(severalTopics);
    thread.say(words);
    expect(thread.state().guide?.stack).toBeUndefined();
  });

  it.each([
    'help us pick the framework, the database and a job queue',
    'which framework and database should we take',
    'recommend a database, an orm and a web framework please',
  ])('"%s" asks for it by its parts', (words) => {
    const thread = openThread();
    thread.ask(words);
    expect(thread.state().guide?.stack).toBeDefined();
  });

  it.each([
    'which database goes with this framework',
    'a framework with forms, mails and a queue',
    'the orm or the database, what is slow?',
  ])('"%s" asks for one thing', (words) => {
    const thread = openThread();
    thread.ask(words);
    expect(thread.state().guide?.stack).toBeUndefined();
  });

  it('asks nothing where enough was stated: each part gets its line at once', () => {
    const thread = openThread();
    const { answer } = thread.ask(
      'pick framework, database and queue for us: an admin panel, background jobs, three devs',
    );
    expect(asked(thread)).toBeNull();
    expect(saidIn(answer)).toMatch(/framework: \w+\. [\s\S]*database: \w+/);
    expect(saidIn(answer)).toMatch(/queue: /);
  });

  it('needs more than one topic', () => {
    expect(ask('help us choose a stack', pythonWebAlone).conversation.guide?.stack).toBeUndefined();
  });

  it.each(['yes', 'no', 'skip'])(
    'asks at most eight questions if all are answered with %s, none twice',
    (says) => {
      const thread = openThread(severalTopics);
      thread.ask('help us choose a stack');
      const said = answerAll(thread, () => says);
      const needs = thread.state().guide?.answers.map(({ need }) => need) ?? [];
      expect(needs.length).toBeGreaterThan(3);
      expect(new Set(needs).size).toBe(needs.length);
      expect(said).toMatch(/framework: \w+\. [\s\S]*family tree: \w+\. /);
    },
  );

  it('leaves a part out that nobody needs, and says so', () => {
    const thread = openThread(severalTopics);
    thread.ask('help us choose a stack');
    const said = answerAll(thread, (need) => (need === 'background-jobs' ? 'no' : 'skip'));
    expect(said).toContain('left out: queue. tell me if you need background jobs.');
    expect(said).not.toContain('queue: ');
  });

  it('has a line for each part, with what carries it, and a button into each', () => {
    const thread = openThread(severalTopics);
    thread.ask('help us choose a stack');
    thread.ask("we're a small team and need an admin panel and background jobs");
    const { answer } = thread.ask('just tell me');
    expect(firstLineOf(answer.blocks)).toMatch(/^Django, Gramps and \w+\.$/);
    expect(saidIn(answer)).toContain('framework: django. ');
    const labels = answer.blocks.flatMap((block) =>
      block.kind === 'choices' ? block.choices.map(({ label }) => label) : [],
    );
    expect(labels).toEqual(['Framework', 'Family tree', 'Queue']);
    for (const bullets of answer.blocks.filter(({ kind }) => kind === 'bullets'))
      if (bullets.kind === 'bullets')
        for (const item of bullets.items) expect(item.some(({ kind }) => kind === 'citation')).toBe(true);
  });

  it('hears a need once: what is answered in one part is not asked in another', () => {
    const thread = openThread(severalTopics);
    thread.ask("help us choose a stack, we're a small team");
    answerAll(thread, (need) => (need === 'background-jobs' ? 'yes' : 'no'));
    const needs = thread.state().guide?.answers.map(({ need }) => need) ?? [];
    expect(needs).not.toContain('small-team');
    for (const frame of [thread.state().frame, ...thread.state().earlier])
      expect(frame?.needs.map(({ need }) => need)).toContain('small-team');
  });

  it('goes back to the question before, also across parts, and changes its answer', () => {
    const thread = openThread(severalTopics);
    thread.ask('help us choose a stack');
    while (thread.state().guide?.topic === 'python-web') thread.ask('no');
    const last = thread.state().guide?.answers.at(-1)?.need;
    thread.ask('go back');
    expect(asked(thread)).toBe(last);
    expect(thread.state()).toMatchObject({ frame: { topic: 'python-web' }, guide: { topic: 'python-web' } });
    thread.ask('yes');
    expect(thread.state().guide?.answers.find(({ need }) => need === last)?.says).toBe('yes');
  });

  it('tells why it asks, and asks again', () => {
    const thread = openThread(severalTopics);
    thread.ask('help us choose a stack');
    const question = asked(thread);
    const { answer } = thread.ask('why do you ask?');
    expect(saidIn(answer)).toContain('a yes favours');
    expect(asked(thread)).toBe(question);
  });

  it('names what does not go together', () => {
    const thread = openThread(severalTopics);
    thread.ask('help us choose a stack');
    thread.ask("we're a small team, need background jobs and an admin panel, no rabbitmq");
    const said = saidIn(thread.ask('just tell me').answer);
    expect(said).toContain('kafka');
    expect(said).toMatch(/doesn't go together: (gramps is no store for nats|kafka wants a consumer)/);
  });

  it('keeps each part for later: the thread goes on with any of them', () => {
    const thread = openThread(severalTopics);
    thread.ask('help us choose a stack');
    thread.ask('we need an admin panel and background jobs');
    thread.ask('just tell me');
    expect(firstLineOf(thread.ask('why not flask?').answer.blocks)).toContain('Flask');
    thread.ask('and for the queue?');
    expect(thread.state().frame).toMatchObject({ topic: 'queues' });
  });
});
