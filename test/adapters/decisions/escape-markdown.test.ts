import { describe, expect, it } from 'vitest';
import {
  escapeMarkdown,
  listItem,
  markdownParagraphs,
} from '../../../src/adapters/decisions/escape-markdown.ts';

describe('a line of what people wrote', () => {
  it.each([
    [
      'see https://example.com/a_b_c/d*e?x=1&y=2#part_3.',
      'see <https://example.com/a_b_c/d*e?x=1&y=2#part_3>.',
    ],
    ['(https://example.com/Flask_(web_framework))', '(<https://example.com/Flask_(web_framework)>)'],
    ['*https://example.com/x_y*', '\\*<https://example.com/x_y>\\*'],
    ['~~not this~~ but ~that~', '\\~\\~not this\\~\\~ but \\~that\\~'],
    ['R&amp;D &lt;b&gt; &#35;', 'R\\&amp;D \\&lt;b\\&gt; \\&\\#35;'],
    ['run `manage.py make_migrations` first', 'run `manage.py make_migrations` first'],
    ['an odd ` tick', 'an odd \\` tick'],
    ['- no list', '\\- no list'],
    ['1. no list', '1\\. no list'],
    ['2) no list', '2\\) no list'],
    ['# no heading, <b>no tag</b>, [no](link)', '\\# no heading, \\<b\\>no tag\\</b\\>, \\[no\\](link)'],
    ['two\nlines', 'two lines'],
    ['👩‍💻 wrote it', '👩‍💻 wrote it'],
  ])('%j becomes %j', (written, markdown) => {
    expect(escapeMarkdown(written)).toBe(markdown);
  });
});

describe('paragraphs of what people wrote', () => {
  it('stay paragraphs, with their line breaks', () => {
    expect(markdownParagraphs('first\nsecond\r\n\r\n- third\n \n\n# fourth\n')).toEqual([
      'first\\\nsecond',
      '\\- third',
      '\\# fourth',
    ]);
  });

  it('keep fenced code as it is', () => {
    const code = 'def f(a_b):\n    return `a`\n\n\tpass';
    expect(markdownParagraphs(`Like this:\n\`\`\`python\n${code}\n\`\`\`\nor not.`)).toEqual([
      'Like this:',
      `\`\`\`python\n${code}\n\`\`\``,
      'or not.',
    ]);
    expect(markdownParagraphs('~~~\n```\n~~~')).toEqual(['````\n```\n````']);
    expect(markdownParagraphs('```open')).toEqual(['\\`\\`\\`open']);
  });

  it('belong to their item of a list', () => {
    expect(listItem(['one', '```\na\n\n  b\n```'])).toBe('* one\n\n  ```\n  a\n\n    b\n  ```');
  });
});
