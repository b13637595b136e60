import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../../src/adapters/markdown/render.ts';
import { openThread, type Thread } from '../thread.ts';

function threadWith(...messages: readonly string[]): Thread {
  const thread = openThread();
  for (const words of messages) thread.say(words);
  return thread;
}
const needsIn = (thread: Thread): string[] => thread.state().frame?.needs.map(({ need }) => need) ?? [];
const sidesIn = (thread: Thread): string[] => thread.state().frame?.options ?? [];
const said = (thread: Thread, words: string): string => renderMarkdown(thread.ask(words).answer);

describe('a choice between two', () => {
  const choice = 'small team, we need an admin panel: django or flask?';

  it.each([
    'what about litestar',
    'and vs django ninja?',
    'help',
    'what do you cover?',
    'does fastapi do websockets?',
    'is django async?',
    'ok and how does that look for logins, do we get password reset out of the box?',
    'is there something else we should know?',
    'what would flask need to win',
  ])('keeps its sides and needs after "%s"', (aside) => {
    const thread = threadWith(choice, aside);
    expect(sidesIn(thread)).toEqual(['django', 'flask']);
    expect(needsIn(thread)).toEqual(expect.arrayContaining(['small-team', 'admin-panel']));
    expect([...(thread.ask('so which one?').answer.ranking ?? [])].sort()).toEqual(['django', 'flask']);
  });

  it('is widened by an option that is proposed, and by all', () => {
    expect(sidesIn(threadWith(choice, 'and fastapi?'))).toEqual(['django', 'flask', 'fastapi']);
    expect(threadWith(choice, 'compare all three').ask('so which one?').answer.ranking).toHaveLength(3);
  });

  it('is not narrowed to the losers that somebody asks about, where all are ranked', () => {
    const thread = threadWith('we need an admin panel, which one?', 'why not flask?', 'why not fastapi?');
    expect(thread.ask('so which one?').answer.ranking?.[0]).toBe('django');
  });

  it('asks whether one of them wins', () => {
    expect(threadWith(choice).ask('django wins then?').answer.ranking).toEqual(['django', 'flask']);
  });

  it('is compared as a whole by a superlative after an answer on one side', () => {
    const thread = threadWith(choice, 'does flask have an admin?');
    expect(thread.ask('and which is safest?').intent).toMatchObject({
      kind: 'compare',
      options: ['django', 'flask'],
    });
  });
});

describe('a follow-up', () => {
  it('counts the second worst along what was said of one option', () => {
    const thread = threadWith("what's the worst thing about fastapi");
    expect(thread.ask('and the second worst').intent.options).toEqual(['fastapi']);
  });

  it('asks of all after one option, with a superlative', () => {
    const { intent } = threadWith('is django fast?').ask('which is safest?');
    expect(intent).toMatchObject({ kind: 'compare', options: [], aspects: ['security'] });
  });

  it('stays with a product that is not rated and the option it was set against', () => {
    const thread = threadWith('starlette or fastapi?');
    expect(thread.ask("isn't one built on the other").intent).toMatchObject({
      options: ['fastapi'],
      alternatives: ['starlette'],
    });
  });

  it('is about what it quotes', () => {
    const thread = threadWith('django or flask for a gov project');
    const { intent } = thread.ask('> Django 5 on security\nis this your opinion or measured?');
    expect(intent).toMatchObject({ kind: 'source', options: ['django'], aspects: ['security'] });
  });

  it('asks how sure the pick is, even after a few facts', () => {
    const thread = threadWith('django or flask? we need an admin panel', 'how do sessions work in flask');
    expect(said(thread, 'are you sure?')).toMatch(/^On the pick: Django .* On the facts above: /);
  });

  it('asks of the facts alone if it asks whether they are true', () => {
    const thread = threadWith('django or flask? we need an admin panel', 'how do sessions work in flask');
    expect(said(thread, 'is that true?')).not.toContain('the pick');
  });
});

describe('a correction', () => {
  it('drops a small team that has grown, and says why', () => {
    const thread = threadWith('small team, admin panel: django or flask?');
    expect(said(thread, 'we are 50 people')).toContain('50 people, so no longer a small team');
    expect(needsIn(thread)).toEqual(['admin-panel']);
  });

  it('drops it for one answer if that is only supposed', () => {
    const thread = threadWith('small team, admin panel: django or flask?');
    expect(said(thread, 'what if we grow to 30 people')).toContain(
      'Supposing 30 people, for this answer only',
    );
    expect(needsIn(thread)).toEqual(['small-team', 'admin-panel']);
  });

  it('says that a need still holds with another figure', () => {
    const thread = threadWith('we need an api, 3 devs. fastapi or django?');
    expect(said(thread, '5 devs actually, not 3')).toContain('5 devs, still a small team');
  });

  it('drops the need that another tool covers, without facts about it', () => {
    const thread = threadWith('django or fastapi? 3 devs, we need an admin panel');
    const answer = said(thread, "the back office is done in retool, so we don't need an admin");
    expect(answer).toContain('Admin panel no longer counts');
    expect(answer).not.toContain('On admin:');
    expect(needsIn(thread)).toEqual(['small-team']);
  });

  it('notes that the need is not weighed if nobody had stated it', () => {
    const thread = threadWith('django or fastapi for an api with 3 people');
    const answer = said(thread, "we don't need an admin, retool does it");
    expect(answer).toContain('Not weighed: admin panel');
    expect(answer).not.toContain('On admin:');
  });
});

describe('a silent turn', () => {
  it('reports no needs, although its words name some', () => {
    const thread = threadWith('django or flask?');
    const turn = thread.say('we need a fast API review process, PRs sit for days', {
      author: 'ben',
      audience: 'shared',
    });
    expect(turn).toMatchObject({ answer: null, needs: [], askedNeeds: [] });
  });
});

describe('a product that is not rated', () => {
  it('is what a follow-up on it is about, but not a question about the choice', () => {
    const thread = threadWith('django or flask? we need an admin panel', 'and pyramid?');
    expect(thread.ask('how about its security?').intent.alternatives).toEqual(['pyramid']);
    expect(thread.ask('which has better security?').intent).toMatchObject({
      kind: 'compare',
      options: ['django', 'flask'],
    });
  });

  it('does not add what it belongs to', () => {
    const thread = threadWith('flask or fastapi for an api with 3 people', 'and vs django ninja?');
    expect(thread.ask('so, which?').answer.ranking).toEqual(['fastapi', 'flask']);
  });
});
