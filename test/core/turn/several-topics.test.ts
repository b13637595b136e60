import { describe, expect, it } from 'vitest';
import { firstLineOf } from '../../../src/core/reply/opening/first-line.ts';
import { builtIn } from '../built-in.ts';
import { severalTopics } from '../several-topics.ts';
import { saidIn } from '../spans-of.ts';
import { openThread, type Thread } from '../thread.ts';

const needsOf = (thread: Thread): readonly string[] =>
  thread.state().frame?.needs.map(({ need }) => need) ?? [];
const outOf = (thread: Thread): readonly string[] =>
  thread.state().frame?.excluded.map(({ option }) => option) ?? [];
const topicOf = (thread: Thread): string | undefined => thread.state().frame?.topic;

describe('a thread through three topics and back', () => {
  const walk = (): Thread => {
    const thread = openThread(severalTopics);
    thread.ask("we're a small team and need an admin panel. django or fastapi?");
    thread.ask('not flask');
    thread.ask('and for the queue?');
    thread.ask('not kafka');
    thread.ask('which genealogy program then?');
    return thread;
  };

  it('hears a need once for all topics that have it', () => {
    const thread = walk();
    expect(topicOf(thread)).toBe('genealogy');
    expect(needsOf(thread)).toEqual(['small-team']);
    expect(outOf(thread)).toEqual([]);
  });

  it.each([
    'back to the framework',
    'so the framework again',
    'what about our framework?',
    'now back to the frameworks',
  ])('"%s" returns to what was heard, ruled out and picked there', (words) => {
    const thread = walk();
    const { answer } = thread.ask(words);
    expect(topicOf(thread)).toBe('python-web');
    expect(needsOf(thread)).toEqual(expect.arrayContaining(['small-team', 'admin-panel']));
    expect(outOf(thread)).toEqual(['flask']);
    expect(firstLineOf(answer.blocks)).toContain('Django');
  });

  it('returns to each of them, with what was ruled out in each', () => {
    const thread = walk();
    thread.ask('back to the framework');
    thread.ask('and the queue again?');
    expect(topicOf(thread)).toBe('queues');
    expect(outOf(thread)).toEqual(['kafka']);
    thread.ask('what about the genealogy program');
    expect(topicOf(thread)).toBe('genealogy');
    expect(
      thread
        .state()
        .earlier.map(({ topic }) => topic)
        .sort(),
    ).toEqual(['python-web', 'queues']);
  });

  it('tells what it has heard once, and in one line what was said of other topics', () => {
    const thread = walk();
    const said = saidIn(thread.ask('what have you heard?').answer);
    expect(said.match(/a small team/g)).toHaveLength(1);
    expect(said).toContain('python web frameworks: admin panel, flask ruled out, django ahead');
    expect(said).toContain('message queues: kafka ruled out');
  });

  it('drops what is taken back from all of them', () => {
    const thread = walk();
    thread.ask('forget the small team');
    expect(needsOf(thread)).toEqual([]);
    thread.ask('back to the framework');
    expect(needsOf(thread)).toEqual(['admin-panel']);
  });

  it('rules out what another topic has, for the time that the thread comes to it', () => {
    const thread = openThread(severalTopics);
    thread.ask('we need an admin panel, no kafka');
    expect(topicOf(thread)).toBe('python-web');
    thread.ask('which queue?');
    expect(outOf(thread)).toEqual(['kafka']);
  });

  it('rules out what a choice had that it came from', () => {
    const thread = openThread(severalTopics);
    thread.ask('django or fastapi?');
    thread.ask('does kafka work with django?');
    thread.ask('so out with django');
    expect(topicOf(thread)).toBe('python-web');
    expect(outOf(thread)).toEqual(['django']);
  });

  it('shows how the leaders go with what is picked for the framework', () => {
    const thread = openThread(severalTopics);
    thread.ask('we need an admin panel. django or fastapi?');
    thread.ask('which genealogy program? many relatives');
    expect(saidIn(thread.ask('which one?').answer)).toContain('webtrees with django: ');
  });
});

describe('a word that is a side of the thread’s topic', () => {
  it.each(['and databases?', 'what about the database?', 'and what about databases?', 'database'])(
    '"%s" stays with it',
    (words) => {
      const thread = openThread(builtIn);
      thread.ask('django or fastapi?');
      thread.ask(words);
      expect(topicOf(thread)).toBe('python-web');
    },
  );
});
