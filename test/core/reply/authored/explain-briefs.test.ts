import { describe, expect, it } from 'vitest';
import { firstLineOf } from '../../../../src/core/reply/opening/first-line.ts';
import { proseOf } from '../../../../src/knowledge/cited-text.ts';
import { libraryOf } from '../../../../src/knowledge/queries.ts';
import { pythonWeb } from '../../built-in.ts';
import { wordsOf } from '../../spans-of.ts';
import { ask, openThread } from '../../thread.ts';

const library = libraryOf(pythonWeb);
const plainly = (text: string | undefined): string => (text ?? 'nothing').replaceAll('`', '').slice(0, 40);

describe('an option on an aspect', () => {
  it.each([
    ['django on databases', 'django', 'database'],
    ['tell me about flask and security', 'flask', 'security'],
    ['fastapi testing?', 'fastapi', 'testing'],
  ])('%s: what is written first, then at most two claims', (words, option, aspect) => {
    const { blocks } = ask(words).answer;
    const brief = library.brief(option, aspect);
    expect(firstLineOf(blocks)).toContain(plainly(brief === undefined ? undefined : proseOf(brief.text)));
    const items = blocks.flatMap((block) => (block.kind === 'bullets' ? block.items : []));
    expect(items.length).toBeLessThan(3);
  });

  it('as a whole is what it is for, what speaks for it and what against', () => {
    for (const { id, name } of pythonWeb.options) {
      const { blocks } = ask(`tell me about ${name}`).answer;
      const said = blocks.flatMap((block) => (block.kind === 'bullets' ? block.items.map(wordsOf) : []));
      expect(said).toHaveLength(2);
      expect(firstLineOf(blocks)).toContain(plainly(proseOf(library.brief(id, 'domain')?.text ?? [])));
    }
  });

  it('has three points for its weaknesses', () => {
    const { blocks } = ask('weaknesses of flask').answer;
    expect(firstLineOf(blocks)).toContain(plainly(proseOf(library.brief('flask', 'weaknesses')?.text ?? [])));
    expect(blocks.flatMap((block) => (block.kind === 'bullets' ? block.items : []))).toHaveLength(3);
  });
});

describe('how old it is', () => {
  it('"is that still true?" dates what the last answer rests on', () => {
    const thread = openThread();
    thread.ask('is flask dead');
    const { answer, intent } = thread.ask('is that still true in 2026?');
    expect(intent).toMatchObject({ kind: 'source', of: 'trust' });
    expect(firstLineOf(answer.blocks)).toMatch(/^As far as I know, yes: the oldest of it is from \w{3} 2026/);
    const claims = thread.state().frame?.last?.claims ?? [];
    const dated = answer.blocks.flatMap((block) =>
      block.kind === 'bullets' ? block.items.map(wordsOf) : [],
    );
    expect(dated.filter((line) => /^(?:\d+ )?[A-Z][a-z]{2} \d{4}: /.test(line)).length).toBe(
      Math.min(5, claims.length),
    );
  });

  it.each(['is your data up to date?', 'how old is your data', 'how recent is the information you have'])(
    'of the data is its newest and its oldest: %s',
    (words) => {
      expect(firstLineOf(ask(words).answer.blocks)).toMatch(
        /^The newest of it is from (?:\d+ )?\w+ 2026, the oldest from \w+ 20\d\d\./,
      );
    },
  );
});

describe('where a thread is', () => {
  it.each([
    'where are we',
    'summarize the thread please',
    'ok recap',
    'what do we have so far',
    'so where do we stand?',
  ])('says who leads, what was heard from whom, what is left and what is open: %s', (words) => {
    const thread = openThread();
    thread.ask('django or fastapi? we need an admin panel', { author: 'ana' });
    thread.ask('not flask', { author: 'ana' });
    const { answer, intent } = thread.ask(words, { author: 'ben' });
    expect(intent).toMatchObject({ kind: 'help', about: 'memory' });
    const said = answer.blocks.flatMap((block) => {
      if (block.kind === 'bullets') return block.items.map(wordsOf);
      return 'spans' in block ? [wordsOf(block.spans)] : [];
    });
    expect(said[0]).toMatch(/^Django is ahead of FastAPI/);
    expect(said.join('\n')).toMatch(/ needs: admin panel/);
    expect(said.join('\n')).toMatch(/Still in: Django and FastAPI/);
    expect(said.join('\n')).toMatch(/Open: nobody's mentioned /);
  });
});
