import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { madrOf } from '../../../src/adapters/decisions/madr.ts';
import type { Decision } from '../../../src/core/decisions/record/record.ts';
import { decisionOf } from '../../contract/documents.ts';
import { builtIn } from '../../core/built-in.ts';

const topic = builtIn.topics.find(({ id }) => id === 'python-web');
const base = decisionOf('Django for the shop');
const full: Decision = {
  ...base,
  link: 'https://example.com/thread',
  content: {
    ...base.content,
    context: 'Which framework fits?',
    reason: 'the admin is there',
    consequences: [
      { claim: 'django.admin.2', words: 'More to learn at first.' },
      { claim: null, words: '- We need a second operator' },
    ],
    consulted: ['U3'],
    revisit: { on: '2027-06-01', when: 'we pass 1,000 users' },
    supersedes: 'd-000001',
  },
};

/** The front matter of a Markdown file, and the lines below each heading. */
function parsed(markdown: string): { front: Record<string, unknown>; sections: Map<string, string[]> } {
  const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(markdown) ?? [];
  const sections = new Map<string, string[]>();
  let lines: string[] = [];
  for (const line of body.split('\n')) {
    if (/^#{1,3} /.test(line)) {
      lines = [];
      sections.set(line, lines);
    } else if (line !== '') lines.push(line);
  }
  return { front: z.record(z.string(), z.unknown()).parse(load(front)), sections };
}

describe('a record as MADR', () => {
  it('has the headings in order, and the front matter', () => {
    const { front, sections } = parsed(madrOf('d-3fa9c1', full, topic, new Map([['d-000001', 'Flask']])));
    expect(front).toEqual({
      status: 'accepted',
      date: '1970-01-01',
      'decision-makers': ['U1', 'U2'],
      consulted: ['U3'],
      tradeoff: 'd-3fa9c1',
    });
    expect([...sections.keys()]).toEqual([
      '# Django for the shop',
      '## Context and Problem Statement',
      '## Decision Drivers',
      '## Considered Options',
      '## Decision Outcome',
      '### Consequences',
      '## Pros and Cons of the Options',
      '### Django',
      '## More Information',
    ]);
    expect(sections.get('## Considered Options')).toEqual(['* Django', '* FastAPI']);
    expect(sections.get('## Decision Outcome')).toEqual([
      'Chosen option: "Django", because the admin is there.',
    ]);
    expect(sections.get('### Consequences')).toEqual([
      '* Bad, because More to learn at first. (django.admin.2)',
      '* \\- We need a second operator',
    ]);
    expect(sections.get('### Django')?.[0]).toBe('* Good, because An admin is there. (django.admin.1)');
    expect(sections.get('## More Information')).toEqual(
      expect.arrayContaining([
        '* Supersedes [d-000001](d-000001-flask.md)',
        '* To be revisited on 2027-06-01',
        '* To be revisited when we pass 1,000 users',
        '* Against: U2: I would have taken fastapi',
        '* The thread: <https://example.com/thread>',
      ]),
    );
  });

  it('has the record that superseded it', () => {
    const gone: Decision = { ...full, status: 'superseded', supersededBy: 'd-000002' };
    expect(parsed(madrOf('d-3fa9c1', gone, topic, new Map())).front).toMatchObject({
      status: 'superseded by d-000002',
    });
  });

  it('parses back whatever people write: no text becomes a heading, a line or front matter', () => {
    const usual = [...parsed(madrOf('d-3fa9c1', full, topic, new Map())).sections.keys()].slice(1);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.constantFrom('\n# x', '---\nstatus: no\n---', '* a\n* b', '<b>', '"', '\u2028## y'),
        ),
        fc.string({ minLength: 1 }),
        (words, person) => {
          const content = {
            ...full.content,
            title: `T ${words}`,
            context: words,
            reason: `r ${words}`,
            deciders: [person],
          };
          const { front, sections } = parsed(madrOf('d-3fa9c1', { ...full, content }, topic, new Map()));
          expect([...sections.keys()].slice(1)).toEqual(usual);
          expect(front).toMatchObject({ status: 'accepted', tradeoff: 'd-3fa9c1' });
        },
      ),
    );
  });

  it('stays readable without its topic', () => {
    expect(madrOf('d-3fa9c1', full, undefined, new Map())).toContain('Chosen option: "Django"');
  });
});

it('keeps the paragraphs and the code of what people wrote, below the heading and the item they belong to', () => {
  const content = {
    ...full.content,
    context: 'The shop is slow.\n\nSee https://example.com/slow_pages',
    reason: 'it has admin:\n```\nmanage.py createsuperuser\n```',
    dissent: [{ author: 'U2', words: 'I disagree.\n\nFlask is enough.' }],
  };
  const markdown = madrOf('d-3fa9c1', { ...full, content }, topic, new Map());
  expect(markdown).toContain('\n\nThe shop is slow.\n\nSee <https://example.com/slow_pages>\n\n');
  expect(markdown).toContain(
    'Chosen option: "Django", because it has admin:\n\n```\nmanage.py createsuperuser\n```\n\n',
  );
  expect(markdown).toContain('\n* Against: U2: I disagree.\n\n  Flask is enough.\n* ');
});
