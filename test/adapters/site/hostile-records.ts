import type { Decision } from '../../../src/core/decisions/record/record.ts';
import type { Knowledge } from '../../../src/knowledge/schema.ts';
import { decisionOf } from '../../contract/documents.ts';
import { builtIn } from '../../core/built-in.ts';

/** What would run, load or format something if it were taken for more than words. */
export const attacks = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title><script>alert(1)</script>',
  '</script><svg onload=alert(1)>',
  '[x](javascript:alert(1))',
  '![x](https://evil.example/track.png)',
  '&#60;script&#62;',
  '\u202e\u0000<b>',
  ']]></content><script/>',
  '../../../etc/passwd',
  '`<iframe>`',
];

/** A record that says one thing everywhere that people write. */
export function saying(words: string): Decision {
  const base = decisionOf(words, words);
  const point = { claim: null, words };
  return {
    ...base,
    status: 'proposed',
    link: 'https://example.com/',
    content: {
      ...base.content,
      context: words,
      reason: words,
      drivers: [{ need: words, author: words, words }],
      considered: [{ option: words, pros: [point], cons: [point] }],
      outcome: { option: null, words },
      consequences: [point],
      recordedBy: words,
      consulted: [words],
      informed: [words],
      dissent: [{ author: words, words }],
      revisit: { on: '2027-01-01', when: words },
    },
    vote: {
      rule: 'majority',
      voters: [],
      until: null,
      zone: 'UTC',
      openedAt: 0,
      openedBy: words,
      ballots: [{ author: words, choice: 'against', at: 0 }],
      reminded: false,
      result: 'rejected',
    },
    history: [{ at: 1, author: words, what: words, became: 'proposed' }],
    imported: {
      path: 'a.md',
      number: words,
      text: `# ${words}\n\n${words}\n\n* ${words}\n\n| ${words} |\n|---|\n| ${words} |\n`,
      digest: 'x',
      status: words,
      tags: [words],
      links: [],
      dated: 'text',
    },
  };
}

export function withoutFile({ imported: _, ...decision }: Decision): Decision {
  return decision;
}

/** The data with the same words in every text of a claim, a source and an option. */
export function knowing(words: string): Knowledge {
  const [topic] = builtIn.topics;
  if (topic === undefined) throw new Error('there is no topic');
  return {
    ...builtIn,
    topics: [
      {
        ...topic,
        title: words,
        summary: words,
        options: topic.options.map((option) => ({ ...option, name: words, summary: words })),
        criteria: topic.criteria.map((criterion) => ({ ...criterion, title: words })),
        sources: topic.sources.map((source) => ({ ...source, title: words })),
        claims: topic.claims.map((claim) => ({ ...claim, line: words })),
      },
    ],
  };
}
