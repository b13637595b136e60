import { describe, expect, it } from 'vitest';
import { firstLineOf } from '../../../../src/core/reply/opening/first-line.ts';
import { libraryOf } from '../../../../src/knowledge/queries.ts';
import { pythonWeb } from '../../built-in.ts';
import { saidIn } from '../../spans-of.ts';
import { openThread, type Thread } from '../../thread.ts';

function threadOn(words: string): Thread {
  const thread = openThread();
  thread.ask(words);
  return thread;
}

describe('a point of the last answer', () => {
  it.each(['the second point?', 'explain point 2', 'more on the 2nd reason', 'what about reason two'])(
    '"%s" is about what the second bullet cites',
    (words) => {
      const thread = threadOn('what speaks against django?');
      const [, second = []] = thread.state().frame?.last?.points ?? [];
      const { answer, intent } = thread.ask(words);
      expect(intent).toMatchObject({ kind: 'explain', options: ['django'] });
      expect(firstLineOf(answer.blocks)).toBe(libraryOf(pythonWeb).claim(second[0] ?? '')?.line);
    },
  );

  it('has sources of its own', () => {
    const thread = threadOn('what speaks against django?');
    const [, second = []] = thread.state().frame?.last?.points ?? [];
    const { answer } = thread.ask('sources for the second point?');
    const cited = answer.blocks.flatMap((block) =>
      block.kind === 'bullets'
        ? block.items.flat().flatMap((span) => (span.kind === 'citation' ? [span.claim] : []))
        : [],
    );
    expect([...new Set(cited)]).toEqual(second);
  });

  it('is none if the answer has fewer', () => {
    const thread = threadOn('what speaks against django?');
    expect(thread.ask('the ninth point 9').intent.kind).not.toBe('source');
  });
});

describe('where an answer is from', () => {
  it('keeps to the part that is asked about, and states no need', () => {
    const thread = threadOn('we need an admin panel and security, django or flask?');
    const needs = thread.state().frame?.needs;
    const all = saidIn(thread.ask('sources?').answer);
    const { answer } = thread.ask('sources for the security point');
    expect(saidIn(answer)).toContain('csrf');
    expect(all).toContain('admin site');
    expect(saidIn(answer)).not.toContain('admin site');
    expect(thread.state().frame?.needs).toEqual(needs);
  });

  it('says from when it is, if asked whether it still holds', () => {
    const thread = threadOn('how does fastapi handle validation?');
    const { answer } = thread.ask('is that still true?');
    expect(firstLineOf(answer.blocks)).toMatch(/the oldest of it is from (\d+ )?\w{3} 20\d\d/);
  });
});
